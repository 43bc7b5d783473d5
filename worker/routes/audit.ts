// GET …/audit: who did what to the store, newest first.
import type { Context } from 'hono';
import { PageQuery } from '../../shared/schema/page-query.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { queried } from './queried.ts';
import { storeOf } from './store-of.ts';

/** One page of the audit list. */
export async function readAudit(c: Context<AppEnv>): Promise<Response> {
  const { before, limit } = queried(c, PageQuery);
  const page = await storeStub(c.env, storeOf(c)).audit(before, limit);
  return c.json(page, 200, { 'cache-control': 'no-store' });
}
