import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';
import { KeyList } from '../../shared/schema/credentials.ts';
import { newAdminKey } from '../../worker/secret/admin-key.ts';
import { storeStub } from '../../worker/store/stub.ts';
import {
  type Answer,
  call,
  callAs,
  configOf,
  decided,
  freshId,
  mint,
  newStore,
  offered,
  post,
  publish,
  SHOP,
  storeWith,
  visit,
  welcome,
} from './shop.ts';

afterEach(() => vi.restoreAllMocks());

test('no key, a malformed, an unknown and a bent key are 401', async () => {
  const store = await newStore();
  const path = `/v1/stores/${store.id}/config`;
  const { text: unknown } = await newAdminKey(env.ROOT_KEY);
  const bent = store.adminKey.slice(0, -1) + (store.adminKey.endsWith('A') ? 'B' : 'A');
  expect((await call('GET', path)).status).toBe(401);
  for (const key of ['x', 'rk__', unknown, bent, env.OPERATOR_KEY, 'x'.repeat(9000)])
    expect((await callAs(key, 'GET', path)).status).toBe(401);
});

test('a key of another store is 403, whether or not the store in the path exists', async () => {
  const [mine, other] = [await newStore(), await newStore()];
  expect((await callAs(mine.adminKey, 'GET', `/v1/stores/${other.id}/config`)).status).toBe(403);
  expect((await callAs(mine.adminKey, 'GET', `/v1/stores/${freshId()}/config`)).status).toBe(403);
});

test('a key does what its scopes say, and gives no scope it lacks', async () => {
  const store = await newStore();
  const narrow = await mint(store.adminKey, store.id, ['reports']);
  expect(narrow).toMatchObject({ status: 201, scopes: ['reports'] });
  expect((await callAs(narrow.adminKey, 'GET', `/v1/stores/${store.id}/config`)).status).toBe(403);
  expect((await callAs(narrow.adminKey, 'GET', `/v1/stores/${store.id}`)).status).toBe(200);
  const config = await mint(store.adminKey, store.id, ['config']);
  expect((await mint(config.adminKey, store.id, ['people'])).status).toBe(403);
  expect((await mint(config.adminKey, store.id)).scopes).toEqual(['config']);
});

test('a key or a store asked for in words that are not known is refused, and what was meant is named', async () => {
  const store = await newStore();
  const key = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/keys`, { scope: ['import'] });
  expect(key.status).toBe(422);
  expect(await key.json()).toMatchObject({
    errors: [{ pointer: '/scope', detail: 'unknown key `scope`; did you mean `scopes`?' }],
  });
  const id = freshId();
  const shop = { id, name: 'Petal', currency: 'EUR', timezone: 'Europe/Rome', origin: [SHOP] };
  const made = await callAs(env.OPERATOR_KEY, 'PUT', '/v1/stores', shop);
  expect(made.status).toBe(422);
  expect(await made.json()).toMatchObject({
    errors: [
      { pointer: '/timezone', detail: 'unknown key `timezone`; did you mean `timeZone`?' },
      { pointer: '/origin', detail: 'unknown key `origin`; did you mean `origins`?' },
    ],
  });
  expect(await env.KV.get(`config:${id}`)).toBeNull();
});

test('the operator mints keys for stores that exist, and only for those', async () => {
  const store = await newStore();
  const key = await mint(env.OPERATOR_KEY, store.id);
  expect((await callAs(key.adminKey, 'GET', `/v1/stores/${store.id}/config`)).status).toBe(200);
  expect((await callAs(env.OPERATOR_KEY, 'POST', `/v1/stores/${freshId()}/keys`)).status).toBe(404);
  expect((await callAs('no-operator', 'PUT', '/v1/stores', {})).status).toBe(401);
  expect((await callAs('', 'PUT', '/v1/stores', {})).status).toBe(401);
});

test('no object is woken for a store that neither a key nor KV has proved to exist', async () => {
  const [mine, gone] = [await newStore(), freshId()];
  const woken = vi.spyOn(env.STORES, 'getByName');
  for (const [method, path] of [
    ['POST', 'keys'],
    ['DELETE', 'keys/none'],
    ['DELETE', ''],
  ] as const)
    expect(
      (await callAs(env.OPERATOR_KEY, method, `/v1/stores/${gone}/${path}`.replace(/\/$/, ''))).status,
    ).toBe(404);
  for (const path of ['config', 'customers/ada', 'config/revisions'])
    expect((await callAs(mine.adminKey, 'GET', `/v1/stores/${gone}/${path}`)).status).toBe(403);
  const claim = { store: gone, visitor: 'x', campaign: 'welcome', variant: 'a', proof: 'x' };
  const lead = { ...claim, email: 'ada@shop.example', consent: { text: 'yes', at: 1 }, locale: 'en' };
  expect((await post('/v1/leads', lead)).status).toBe(404);
  expect((await post('/v1/codes', claim)).status).toBe(404);
  const events = [{ id: 'event-0001', kind: 'withdrawn', at: 1 }];
  expect((await post('/v1/events', { store: gone, visitor: 'x', events })).status).toBe(404);
  expect(woken).not.toHaveBeenCalled();
});

test('a revoked key reads and writes no more, even while KV still knows it', async () => {
  const store = await newStore();
  const key = await mint(store.adminKey, store.id);
  const record = (await env.KV.get(`key:${key.id}`)) ?? '';
  const path = `/v1/stores/${store.id}`;
  expect((await callAs(store.adminKey, 'DELETE', `${path}/keys/${key.id}`)).status).toBe(204);
  expect((await callAs(key.adminKey, 'GET', `${path}/config`)).status).toBe(401);
  await env.KV.put(`key:${key.id}`, record);
  expect((await callAs(key.adminKey, 'PUT', `${path}/config`, configOf(), { 'if-match': '*' })).status).toBe(
    401,
  );
  expect((await callAs(key.adminKey, 'POST', `${path}/codes/pool`, ['A'])).status).toBe(401);
  expect((await mint(key.adminKey, store.id)).status).toBe(401);
  expect((await callAs(store.adminKey, 'DELETE', `${path}/keys/none`)).status).toBe(404);
});

test('keys are listed by what tells them apart, never by what opens', async () => {
  const store = await newStore();
  const path = `/v1/stores/${store.id}/keys`;
  const made = await mint(store.adminKey, store.id);
  await callAs(store.adminKey, 'DELETE', `${path}/${made.id}`);
  const answer = await callAs(env.OPERATOR_KEY, 'GET', path);
  const text = await answer.text();
  for (const key of [store.adminKey, made.adminKey]) expect(text).not.toContain(key.slice(20, -4));
  const { keys } = v.parse(KeyList, JSON.parse(text));
  const [first] = keys.filter(({ id }) => id !== made.id);
  expect(first).toMatchObject({ madeBy: 'operator', lastFour: store.adminKey.slice(-4) });
  expect(first).not.toHaveProperty('revokedAt');
  const revoked = { madeBy: first?.id, lastFour: made.adminKey.slice(-4), revokedAt: expect.any(Number) };
  expect(keys.find(({ id }) => id === made.id)).toMatchObject(revoked);
  const importer = await callAs(store.adminKey, 'POST', path, { scopes: ['import'] });
  const { adminKey } = await importer.json<{ adminKey: string }>();
  expect((await callAs(adminKey, 'GET', path)).status).toBe(403);
});

test('a removed store leaves no row, no KV key and no alarm, and can be made again', async () => {
  const store = await storeWith(welcome());
  await decided(store);
  expect((await callAs(env.OPERATOR_KEY, 'DELETE', `/v1/stores/${store.id}`)).status).toBe(204);
  const { keys } = await env.KV.list();
  expect(keys.filter(({ name }) => name.includes(store.id))).toEqual([]);
  const record = keys.filter(({ name }) => name.startsWith(`key:${store.adminKey.split('_')[1]}`));
  expect(record).toEqual([]);
  const left = await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    const tables = storage.sql.exec<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'`,
    );
    const names = [...tables].map(({ name }) => name).filter((name) => name !== 'migrations');
    const rows = names.flatMap((name) => [...storage.sql.exec(`SELECT * FROM ${name}`)]);
    return { rows, alarm: await storage.getAlarm() };
  });
  expect(left).toEqual({ rows: [], alarm: null });
  expect((await post('/v1/decide', visit(store))).status).toBe(404);
  expect((await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/config`)).status).toBe(401);
  expect((await callAs(env.OPERATOR_KEY, 'DELETE', `/v1/stores/${store.id}`)).status).toBe(404);
  const again = { id: store.id, name: 'Petal', currency: 'EUR', timeZone: 'Europe/Rome' };
  expect((await callAs(env.OPERATOR_KEY, 'PUT', '/v1/stores', again)).status).toBe(201);
  expect((await decided(store)).revision).toBe(1);
});

test('explain names the one reason for every campaign that is not shown, drafts too', async () => {
  const store = await storeWith(
    welcome({ status: 'draft' }),
    welcome({ id: 'shop-only', audience: { pages: ['product'] } }),
    welcome({ id: 'shown' }),
  );
  const { page, session } = visit(store);
  const answer = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/explain`, { page, session });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    decision: { revision: 2, decisions: [{ campaign: 'shown' }] },
    reasons: [
      { campaign: 'welcome', code: 'not-live', pointer: '/campaigns/0/status' },
      { campaign: 'shop-only', code: 'other-page', pointer: '/campaigns/1/audience/pages' },
    ],
  });
});

test('explain asks for nothing: whoever it is, it is their first visit to a page of the store', async () => {
  const store = await storeWith(
    welcome({ audience: { where: { 'page.url': `${SHOP}/`, 'session.visits': 1 } } }),
    welcome({ id: 'later', audience: { where: { 'session.visits': { $gt: 1 } } } }),
  );
  const explained = async (body: object) => {
    const answer = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/explain`, body);
    expect(answer.status).toBe(200);
    return (await answer.json<{ decision: Answer }>()).decision.decisions.map(({ campaign }) => campaign);
  };
  expect(await explained({})).toEqual(['welcome']);
  expect(await explained({ page: { kind: 'home' }, session: { visits: 3 } })).toEqual(['later']);
  expect(await explained({ profile: {}, consent: true })).toEqual(['welcome']);
});

test.each([
  [{ costumer: 'jonas' }, '/costumer', 'did you mean `customer`?'],
  [{ customer: 'jonass' }, '/customer', 'there is no customer `jonass`'],
  [{ customer: 'jonass', consent: false }, '/customer', 'there is no customer `jonass`'],
  [{ profile: { order: 3 } }, '/profile/order', 'did you mean `orders`?'],
  [{ profile: { pairs: [{ product: 'P' }] } }, '/profile/pairs/0/lastAt', 'is missing'],
  [{ page: { type: 'home' } }, '/page/type', 'unknown key `type`'],
  [{ session: { visit: 2 } }, '/session/visit', 'did you mean `visits`?'],
])('explain refuses %j and says why', async (body, pointer, why) => {
  const store = await storeWith(welcome());
  const answer = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/explain`, body);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer, detail: expect.stringContaining(why) }] });
});

test('explain knows a customer by an order, or by what the shop told of them', async () => {
  const store = await storeWith(welcome());
  const path = `/v1/stores/${store.id}`;
  await callAs(store.adminKey, 'POST', `${path}/customers`, '[{"id":"ada"}]');
  const csv = 'customer,order,timestamp,product,quantity,price\njonas,A,2026-01-02,P,1,5\n';
  await callAs(store.adminKey, 'POST', `${path}/orders`, csv);
  for (const customer of ['ada', 'jonas'])
    expect((await callAs(store.adminKey, 'POST', `${path}/explain`, { customer })).status).toBe(200);
});

test('explain opens no real person to a key that lacks the scope people', async () => {
  const store = await storeWith(welcome());
  const path = `/v1/stores/${store.id}`;
  await callAs(store.adminKey, 'POST', `${path}/customers`, '[{"id":"ada"}]');
  const { visitor } = await offered(store);
  const { adminKey: narrow } = await mint(store.adminKey, store.id, ['config']);
  for (const who of [{ customer: 'ada' }, { visitor }, { customer: 'nobody' }])
    expect((await callAs(narrow, 'POST', `${path}/explain`, who)).status).toBe(403);
  const { adminKey: both } = await mint(store.adminKey, store.id, ['config', 'people']);
  expect((await callAs(both, 'POST', `${path}/explain`, { customer: 'ada' })).status).toBe(200);
  expect((await callAs(narrow, 'POST', `${path}/explain`, { profile: { orders: 2 } })).status).toBe(200);
});

test('a publish by the operator is refused: the operator has no config', async () => {
  const store = await newStore();
  expect((await publish({ ...store, adminKey: env.OPERATOR_KEY }, configOf())).status).toBe(401);
});
