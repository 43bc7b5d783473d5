// GET …/people/requests: which customers asked, through their platform, to see what is kept of them.
import type { Context } from 'hono';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { storeOf } from './store-of.ts';

/** The newest 1,000 requests, newest first: `{requests: [{id, customer?, email?, at}]}`. */
export async function readDataRequests(c: Context<AppEnv>): Promise<Response> {
  const requests = await storeStub(c.env, storeOf(c)).dataRequests();
  return c.json({ requests }, 200, { 'cache-control': 'no-store' });
}
