// The demo store: made, filled and configured through the public HTTP interface, as a store owner would.
import { GOODS, productOf } from '../../../widget/demo/data/catalogue.ts';
import { welcomeCodes } from '../../../widget/demo/data/codes.ts';
import { demoConfig } from '../../../widget/demo/data/config.ts';
import { demoHistory } from '../../../widget/demo/data/history.ts';
import { field, number, text } from './answer.ts';
import { Stop } from './stop.ts';
import type { StoreClient } from './store-client.ts';

export const STORE = 'demo';
const PATH = `/v1/stores/${STORE}`;
const DAY = 86_400_000;

/** A fresh admin key of the store, which is made first unless it is there. */
export async function storeKey(call: StoreClient, operatorKey: string): Promise<string> {
  const minted = await call('POST', `${PATH}/keys`, { key: operatorKey }, [201, 404]);
  if (minted.status === 201) return text(minted.body, 'adminKey');
  const body = JSON.stringify({
    id: STORE,
    name: 'Kettle & Crane',
    currency: 'EUR',
    timeZone: 'Europe/Rome',
  });
  return text((await call('PUT', '/v1/stores', { key: operatorKey, body })).body, 'adminKey');
}

/** Catalogue, customers, a year of orders up to yesterday, codes. Repeating it on the same day changes nothing. */
export async function importDemo(call: StoreClient, key: string, now: number): Promise<void> {
  const { customers, orders } = demoHistory(Math.floor(now / DAY) * DAY);
  await importRecords(call, key, 'products', GOODS.map(productOf));
  await importRecords(call, key, 'customers', customers);
  await importRecords(call, key, 'orders', orders);
  await call('POST', `${PATH}/codes/welcome`, { key, body: JSON.stringify(welcomeCodes(now)) });
}

async function importRecords(
  call: StoreClient,
  key: string,
  what: 'products' | 'customers' | 'orders',
  records: readonly object[],
): Promise<void> {
  const body = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const answer = await call('POST', `${PATH}/${what}`, { key, body, type: 'application/x-ndjson' });
  if (number(answer.body, 'rejected') > 0)
    throw new Stop(`${what} were rejected: ${JSON.stringify(answer.body).slice(0, 1000)}`);
}

/** Publishes the demo's config unless somebody has published one: their work stays. */
export async function publishConfig(call: StoreClient, key: string, origin: string): Promise<void> {
  const { body, etag } = await call('GET', `${PATH}/config`, { key });
  const campaigns = field(body, 'campaigns');
  if (Array.isArray(campaigns) && campaigns.length > 0) return;
  const config = JSON.stringify(demoConfig(origin), null, 2);
  await call('PUT', `${PATH}/config`, { key, body: config, headers: { 'if-match': etag } });
}
