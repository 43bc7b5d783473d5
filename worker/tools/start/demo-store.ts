// The demo store: made and filled through the public HTTP interface, as a store owner would.
import { setTimeout as after } from 'node:timers/promises';
import { GOODS, pathOf, pictureOf } from '../../../widget/demo/data/catalogue.ts';
import { welcomeCodes } from '../../../widget/demo/data/codes.ts';
import { demoConfig } from '../../../widget/demo/data/config.ts';
import { demoHistory } from '../../../widget/demo/data/history.ts';
import { Stop } from './stop.ts';
import type { StoreClient } from './store-client.ts';

export const STORE = 'demo';
const PATH = `/v1/stores/${STORE}`;
const READY_WITHIN_MS = 60_000;

/** Creates the store unless it is there. */
export async function ensureStore(call: StoreClient, operatorKey: string): Promise<void> {
  const { status } = await call('GET', PATH, { key: operatorKey }, [200, 404]);
  if (status === 200) return;
  const body = JSON.stringify({
    id: STORE,
    name: 'Kettle & Crane',
    currency: 'EUR',
    timeZone: 'Europe/Rome',
  });
  await call('PUT', '/v1/stores', { key: operatorKey, body });
}

/** A fresh admin key of the store. */
export async function mintKey(call: StoreClient, operatorKey: string): Promise<string> {
  const { body } = await call('POST', `${PATH}/keys`, { key: operatorKey });
  return text(body, 'adminKey');
}

/** Catalogue, customers, a year of orders up to yesterday, codes. Repeating it on the same day changes nothing. */
export async function importDemo(call: StoreClient, key: string, now: number): Promise<void> {
  const today = Math.floor(now / 86_400_000) * 86_400_000;
  const { customers, orders } = demoHistory(today);
  await post(
    'products',
    GOODS.map(({ id, title, priceMinor, brand, category, tags, ...good }) => ({
      ...{ id, title, priceMinor, brand, category, tags },
      url: pathOf({ id }),
      image: pictureOf({ id }),
    })),
  );
  await post('customers', customers);
  await post('orders', orders);
  const codes = welcomeCodes(now).map(({ code, expiresAt }) => ({
    code,
    expiresAt: new Date(expiresAt).toISOString(),
  }));
  await call('POST', `${PATH}/codes/welcome`, { key, body: JSON.stringify(codes) });

  async function post(what: string, records: readonly object[]): Promise<void> {
    const body = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    const answer = await call('POST', `${PATH}/${what}`, { key, body, type: 'application/x-ndjson' });
    if (number(answer.body, 'rejected') !== 0)
      throw new Stop(
        `the import of ${what} rejected something: ${JSON.stringify(answer.body).slice(0, 1000)}`,
      );
  }
}

/** Publishes the demo's config unless somebody has published one: their work stays. */
export async function publishConfig(call: StoreClient, key: string, origin: string): Promise<void> {
  const { body, etag } = await call('GET', `${PATH}/config`, { key });
  const campaigns: unknown = field(body, 'campaigns');
  if (Array.isArray(campaigns) && campaigns.length > 0) return;
  const config = JSON.stringify(demoConfig(origin), null, 2);
  await call('PUT', `${PATH}/config`, { key, body: config, headers: { 'if-match': etag } });
}

/** Waits until every profile is published and `/v1/decide` answers by the live revision. */
export async function decisionsReady(call: StoreClient, key: string): Promise<void> {
  const limit = AbortSignal.timeout(READY_WITHIN_MS);
  while (!limit.aborted) {
    const { body } = await call('GET', PATH, { key });
    const pending = number(body, 'pendingProfiles') + number(body, 'pendingJobs');
    if (pending === 0 && (await decidesBy(call, number(body, 'revision')))) return;
    await after(100);
  }
  throw new Stop(`decisions were not ready within ${READY_WITHIN_MS / 1000} seconds`);
}

async function decidesBy(call: StoreClient, revision: number): Promise<boolean> {
  const page = { kind: 'home', url: 'http://demo.example/demo/', locale: 'en' };
  const question = { store: STORE, consent: false, page, session: { visits: 1, pages: 1 } };
  const { body } = await call('POST', '/v1/decide', { body: JSON.stringify(question), type: 'text/plain' });
  return number(body, 'revision') === revision;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

function text(value: unknown, name: string): string {
  const found = field(value, name);
  if (typeof found !== 'string') throw new Stop(`the Worker answered without ${name}`);
  return found;
}

function number(value: unknown, name: string): number {
  const found = field(value, name);
  if (typeof found !== 'number') throw new Stop(`the Worker answered without ${name}`);
  return found;
}
