import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { AuditPage } from '../../shared/schema/audit.ts';
import { putSecret, SECRET } from './hooks.ts';
import { callAs, configOf, mint, newStore, publish, type TestStore, welcome } from './shop.ts';

const entries = async (store: TestStore, query = ''): Promise<AuditPage> => {
  const answer = await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/audit${query}`);
  expect(answer.status).toBe(200);
  return v.parse(AuditPage, await answer.json());
};

test('every change an admin makes is in the audit list, with who made it', async () => {
  const store = await newStore();
  const path = `/v1/stores/${store.id}`;
  await publish(store, configOf(welcome()));
  await publish(store, configOf());
  await callAs(store.adminKey, 'POST', `${path}/config/revisions/2/restore`);
  const { id: key } = await mint(store.adminKey, store.id, ['import']);
  await callAs(store.adminKey, 'DELETE', `${path}/keys/${key}`);
  await callAs(store.adminKey, 'DELETE', `${path}/keys/${key}`);
  await callAs(store.adminKey, 'POST', `${path}/secrets/identity/rotate`);
  await putSecret(store, 'shopify');
  await callAs(store.adminKey, 'POST', `${path}/codes/spring`, ['A', 'B']);
  const lines = Array.from({ length: 30 }, (_, i) => `c${i},o${i},2026-01-01T00:00:00Z,beans,Beans,1,9.90`);
  const csv = ['customer,order,timestamp,product,name,quantity,unit_price', ...lines].join('\n');
  const imported = await callAs(store.adminKey, 'POST', `${path}/orders`, csv, {
    'content-type': 'text/csv',
  });
  expect(imported.status).toBe(200);

  const { entries: found } = await entries(store);
  expect(found.map(({ action, details }) => ({ action, ...details })).reverse()).toEqual([
    { action: 'store-created', key: expect.any(String) },
    { action: 'config-published', revision: 2 },
    { action: 'config-published', revision: 3 },
    { action: 'config-restored', revision: 4, restoredFrom: 2 },
    { action: 'key-made', key, scopes: 'import' },
    { action: 'key-revoked', key },
    { action: 'identity-rotated' },
    { action: 'secret-put', platform: 'shopify', only: false },
    { action: 'pool-filled', pool: 'spring', new: 2, repeated: 0, rejected: 0 },
    { action: 'import-ended', what: 'orders', lines: 30, new: 30, repeated: 0, cancelled: 0, rejected: 0 },
  ]);
  const [first] = found.toReversed();
  expect(first?.by).toBe('operator');
  expect(found.slice(0, -1).every(({ by }) => by === first?.details.key)).toBe(true);
  const secrets = [SECRET, store.identitySecret, store.adminKey.slice(20)];
  expect(secrets.filter((secret) => JSON.stringify(found).includes(secret))).toEqual([]);
});

test('the audit list is read page by page, newest first', async () => {
  const store = await newStore();
  for (let i = 0; i < 4; i++) await publish(store, configOf());
  const pages: number[][] = [];
  let query = '?limit=2';
  for (let page = await entries(store, query); ; page = await entries(store, query)) {
    pages.push(page.entries.map(({ details }) => Number(details.revision ?? 1)));
    if (page.next === undefined) break;
    query = `?limit=2&before=${page.next}`;
  }
  expect(pages).toEqual([[5, 4], [3, 2], [1]]);
});

test.each([['?limit=0'], ['?limit=1001'], ['?before=x'], ['?before=-1'], [`?before=${'9'.repeat(30)}`]])(
  'a page like %s is refused',
  async (query) => {
    const store = await newStore();
    const answer = await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/audit${query}`);
    expect(answer.status).toBe(422);
  },
);

test('the audit list takes a key with the scope config', async () => {
  const store = await newStore();
  const path = `/v1/stores/${store.id}/audit`;
  const { adminKey: reader } = await mint(store.adminKey, store.id, ['config']);
  expect((await callAs(reader, 'GET', path)).status).toBe(200);
  const { adminKey } = await mint(store.adminKey, store.id, ['reports', 'people', 'import']);
  expect((await callAs(adminKey, 'GET', path)).status).toBe(403);
  expect((await callAs(env.OPERATOR_KEY, 'GET', path)).status).toBe(401);
});
