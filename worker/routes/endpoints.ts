// GET and PUT …/endpoints, GET …/deliveries: where the news of a store is sent, and what became of it.
import type { Context } from 'hono';
import { DeliveryQuery } from '../../shared/schema/delivery.ts';
import { PutEndpoints } from '../../shared/schema/endpoint.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { jsonBody, strictlyChecked } from './body.ts';
import { NotFound } from './problem.ts';
import { queried } from './queried.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

const BODY_LIMIT = 65_536;
const PRIVATE = { 'cache-control': 'no-store' };

/** The endpoints, without their secrets. */
export async function readEndpoints(c: Context<AppEnv>): Promise<Response> {
  const endpoints = await storeStub(c.env, storeOf(c)).endpoints();
  return c.json({ endpoints }, 200, PRIVATE);
}

/** Makes these all the endpoints there are; a new secret is shown this once. */
export async function putEndpoints(c: Context<AppEnv>): Promise<Response> {
  const { endpoints: wanted } = strictlyChecked(PutEndpoints, await jsonBody(c.req.raw, BODY_LIMIT));
  const endpoints = written(await storeStub(c.env, storeOf(c)).putEndpoints(c.get('actor'), wanted));
  return c.json({ endpoints }, 200, PRIVATE);
}

/** What was sent and what is to be, newest first. */
export async function readDeliveries(c: Context<AppEnv>): Promise<Response> {
  const asked = queried(c, DeliveryQuery);
  return c.json(await storeStub(c.env, storeOf(c)).deliveries(asked), 200, PRIVATE);
}

/** Sends one again, under the id it had. */
export async function redeliver(c: Context<AppEnv>): Promise<Response> {
  const id = c.req.param('delivery') ?? '';
  const { found } = written(await storeStub(c.env, storeOf(c)).redeliver(c.get('actor'), id));
  if (!found) throw new NotFound('There is no delivery of that id.');
  return c.body(null, 202);
}
