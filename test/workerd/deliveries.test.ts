// Outgoing webhooks, against a receiver outside the Worker.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, expect, test, vi } from 'vitest';
import type { Deliveries } from '../../shared/schema/delivery.ts';
import type { Endpoint } from '../../shared/schema/endpoint.ts';
import { queueNews } from '../../worker/store/deliveries.ts';
import { storeStub } from '../../worker/store/stub.ts';
import type { Received } from '../support/receiver.ts';
import { hush, ringFor } from './hushed.ts';
import { received, receiverOf, script } from './receiver.ts';
import { rows } from './rows.ts';
import { callAs, newStore, type TestStore } from './shop.ts';

const HOUR = 3_600_000;

afterEach(() => vi.restoreAllMocks());

const put = (store: TestStore, endpoints: unknown) =>
  callAs(store.adminKey, 'PUT', `/v1/stores/${store.id}/endpoints`, { endpoints });
const mailer = (store: TestStore, changes: object = {}) => ({
  ...{ id: 'mailer', url: receiverOf(store), events: ['lead.created'] },
  ...changes,
});
async function secretOf(answer: Response, id = 'mailer'): Promise<string> {
  const { endpoints } = await answer.json<{ endpoints: Endpoint[] }>();
  return endpoints.find((one) => one.id === id)?.secret ?? '';
}
const listed = async (store: TestStore, query = '') =>
  (await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/deliveries${query}`)).json<Deliveries>();
const told = (store: TestStore, lead: object, subject: object = {}) =>
  runInDurableObject(storeStub(env, store.id), (_, { storage }) =>
    queueNews(storage.sql, 'lead.created', { lead }, subject, Date.now()),
  );

async function hushedStore(): Promise<TestStore> {
  const store = await newStore();
  await hush(store);
  return store;
}

/** Lets `ms` pass for what waits, and has what is due be sent. */
const later = (store: TestStore, ms = 0): Promise<void> =>
  ringFor(store, 'deliveries', (sql) => {
    sql.exec('UPDATE deliveries SET next_at = next_at - ?', ms);
    sql.exec('UPDATE endpoints SET rests_until = rests_until - ?', ms);
  });

/** The signature as the specification has it: base64 of HMAC-SHA256 over `id.timestamp.body`, under the decoded secret. */
async function signed(secret: string, { headers, body }: Received): Promise<string> {
  const raw = Uint8Array.fromBase64(secret.replace('whsec_', ''));
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text));
  return `v1,${new Uint8Array(mac).toBase64()}`;
}

test('news is sent once, signed by the published algorithm, and listed as delivered', async () => {
  const store = await hushedStore();
  const secret = await secretOf(await put(store, [mailer(store)]));
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await told(store, { email: 'ada@shop.example' });
  await later(store);
  await later(store);
  const [first, ...more] = await received(store);
  expect(more).toEqual([]);
  if (!first) throw new Error('nothing came');
  expect(JSON.parse(first.body)).toEqual({
    ...{ type: 'lead.created', timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
    data: { lead: { email: 'ada@shop.example' } },
  });
  expect(first.headers['webhook-signature']).toBe(await signed(secret, first));
  expect(Math.abs(Number(first.headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(600);
  const { deliveries } = await listed(store);
  expect(deliveries).toMatchObject([{ state: 'delivered', status: 204, attempts: 1, endpoint: 'mailer' }]);
  expect(deliveries[0]?.id).toBe(first.headers['webhook-id']);
});

test('what is refused is tried again later and later under the same id, until it is accepted', async () => {
  const store = await hushedStore();
  await put(store, [mailer(store)]);
  await script(
    receiverOf(store),
    { status: 500 },
    { status: 503, headers: { 'retry-after': '7200' } },
    { status: 200 },
  );
  await told(store, {});
  await later(store);
  const [after] = (await listed(store)).deliveries;
  expect(after).toMatchObject({ state: 'pending', attempts: 1, status: 500 });
  expect((after?.nextAt ?? 0) - (after?.lastAt ?? 0)).toBe(5000);
  await later(store);
  expect(await received(store)).toHaveLength(1);
  await later(store, 5000);
  const [waiting] = (await listed(store)).deliveries;
  expect((waiting?.nextAt ?? 0) - (waiting?.lastAt ?? 0)).toBe(2 * HOUR);
  await later(store, 3 * HOUR);
  expect((await listed(store)).deliveries).toMatchObject([{ state: 'delivered', attempts: 3, status: 200 }]);
  const ids = (await received(store)).map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(1);
});

test('every attempt that is left has its alarm, however late it is', async () => {
  const store = await hushedStore();
  await put(store, [mailer(store)]);
  await script(receiverOf(store), { status: 500 });
  await told(store, {});
  for (const delay of [5, 300, 1800, 7200]) {
    await later(store, 24 * HOUR);
    const [job] = await rows(store, `SELECT at FROM due_jobs WHERE name = 'deliveries'`);
    const [{ last_at: last } = {}] = await rows(store, 'SELECT last_at FROM deliveries');
    expect((Number(job?.at) - Number(last)) / 1000).toBe(delay);
  }
});

test('after ten attempts it is given up, and can be sent again from the beginning', async () => {
  const store = await hushedStore();
  await put(store, [mailer(store)]);
  await script(receiverOf(store), { status: 404 });
  await told(store, {});
  for (let i = 0; i < 12; i++) await later(store, 30 * HOUR);
  const { deliveries } = await listed(store, '?state=given-up');
  expect(deliveries).toMatchObject([{ attempts: 10, status: 404 }]);
  expect(deliveries[0]).not.toHaveProperty('nextAt');
  await script(receiverOf(store), { status: 200 });
  const path = `/v1/stores/${store.id}/deliveries/${deliveries[0]?.id}/redeliver`;
  expect((await callAs(store.adminKey, 'POST', path)).status).toBe(202);
  await later(store);
  expect((await listed(store)).deliveries).toMatchObject([{ state: 'delivered', attempts: 1 }]);
  const other = path.replace(/msg_\w+/, 'msg_none');
  expect((await callAs(store.adminKey, 'POST', other)).status).toBe(404);
});

test('410 switches the endpoint off and gives up what waits; putting it again switches it on', async () => {
  const store = await hushedStore();
  await put(store, [mailer(store)]);
  await script(receiverOf(store), { status: 410 });
  await told(store, {});
  await told(store, {});
  await later(store);
  const states = (await listed(store)).deliveries.map(({ state }) => state);
  expect(states).toEqual(['given-up', 'given-up']);
  const read = await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/endpoints`);
  expect(await read.json()).toMatchObject({
    endpoints: [{ enabled: false, disabled: 'it answered 410 Gone' }],
  });
  expect(await told(store, {})).toBe(false);
  const again = await (await put(store, [mailer(store)])).json<{ endpoints: Endpoint[] }>();
  expect(again.endpoints[0]).toMatchObject({ enabled: true });
  expect(again.endpoints[0]).not.toHaveProperty('secret');
  expect(again.endpoints[0]).not.toHaveProperty('disabled');
});

test('a rotated secret signs beside the one before it, for a day', async () => {
  const store = await hushedStore();
  const old = await secretOf(await put(store, [mailer(store)]));
  const fresh = await secretOf(await put(store, [mailer(store, { rotate: true })]));
  expect(fresh).not.toBe(old);
  await told(store, {});
  await later(store);
  const [first] = await received(store);
  if (!first) throw new Error('nothing came');
  expect(first.headers['webhook-signature']).toBe(
    `${await signed(fresh, first)} ${await signed(old, first)}`,
  );
  await runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    storage.sql.exec('UPDATE endpoints SET old_until = 1');
  });
  await told(store, {});
  await later(store);
  const [, second] = await received(store);
  if (!second) throw new Error('nothing came');
  expect(second.headers['webhook-signature']).toBe(await signed(fresh, second));
});

test('one that does not answer holds up nobody else, and redirects are not followed', async () => {
  const store = await hushedStore();
  const crm = receiverOf(store, '-crm');
  const nobody = 'https://nobody.example/hooks';
  await put(store, [mailer(store, { url: nobody }), mailer(store, { id: 'crm', url: crm })]);
  await script(crm, { status: 302, headers: { location: receiverOf(store) } });
  for (let i = 0; i < 3; i++) await told(store, { i });
  await later(store);
  const { deliveries } = await listed(store, '?endpoint=crm');
  expect(deliveries.map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
  // Who did not take the first is not sent the others.
  const tried = deliveries.filter(({ attempts }) => attempts > 0);
  expect(tried).toMatchObject([{ status: 302, fault: 'redirects are not followed' }]);
  expect(await received(store)).toEqual([]);
});

test('a backlog for one that is down does not keep the news of others waiting', async () => {
  const store = await hushedStore();
  const down = mailer(store, { url: 'https://nobody.example/hooks', events: ['codes.low'] });
  await put(store, [down, mailer(store, { id: 'crm' })]);
  await runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    for (let i = 0; i < 200; i++) queueNews(storage.sql, 'codes.low', { i }, {}, Date.now() - HOUR);
  });
  await told(store, {});
  await later(store);
  expect(await received(store)).toHaveLength(1);
  const tried = (await listed(store, '?endpoint=mailer&limit=200')).deliveries;
  expect(tried.filter(({ attempts }) => attempts > 0)).toHaveLength(1);
  await later(store);
  const [again] = await rows(store, `SELECT sum(attempts) AS n FROM deliveries WHERE endpoint = 'mailer'`);
  expect(again).toEqual({ n: 1 });
});

test('what is left over of a round waits for the next one, and nothing is sent twice', async () => {
  const store = await hushedStore();
  await put(store, [mailer(store)]);
  for (let i = 0; i < 60; i++) await told(store, { i });
  for (let i = 0; i < 3; i++) await later(store);
  const ids = (await received(store)).map(({ headers }) => headers['webhook-id']);
  expect([ids.length, new Set(ids).size]).toEqual([60, 60]);
});

test('what waits for an endpoint that is switched off is kept no longer than anything else', async () => {
  const store = await hushedStore();
  await put(store, [mailer(store)]);
  await told(store, { email: 'ada@shop.example' });
  await put(store, [mailer(store, { enabled: false })]);
  await runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    // The news may have been on its way already.
    storage.sql.exec(`UPDATE deliveries SET state = 'pending', next_at = at`);
  });
  await later(store);
  expect((await listed(store)).deliveries).toMatchObject([{ state: 'pending' }]);
  const [job] = await rows(store, `SELECT at FROM due_jobs WHERE name = 'deliveries'`);
  expect((Number(job?.at) - Date.now()) / (24 * HOUR)).toBeCloseTo(30, 1);
  await runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    storage.sql.exec('UPDATE deliveries SET at = at - ?', 31 * 24 * HOUR);
  });
  await later(store);
  expect(await rows(store, 'SELECT id FROM deliveries')).toEqual([]);
});

test('what an eviction cut off is sent again, under the same id', async () => {
  const store = await hushedStore();
  await put(store, [mailer(store)]);
  await told(store, {});
  await later(store);
  const [first] = await received(store);
  await runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    // Taken and sent, and not settled: as if the object had ended between.
    storage.sql.exec(
      `UPDATE deliveries SET state = 'pending', attempts = 0, next_at = ?`,
      Date.now() + 60_000,
    );
  });
  await later(store);
  expect(await received(store)).toHaveLength(1);
  await later(store, 60_000);
  const both = await received(store);
  expect(both).toHaveLength(2);
  expect(both[1]?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
});

test('an endpoint that is left out is gone, with what was to be sent to it', async () => {
  const store = await hushedStore();
  await put(store, [mailer(store)]);
  await script(receiverOf(store), { status: 500 });
  await told(store, {});
  await later(store);
  expect(await (await put(store, [])).json()).toEqual({ endpoints: [] });
  await later(store, HOUR);
  expect(await received(store)).toHaveLength(1);
  expect(await listed(store)).toEqual({ deliveries: [] });
});

test('deliveries are listed page by page', async () => {
  const store = await hushedStore();
  await put(store, [mailer(store)]);
  for (let i = 0; i < 5; i++) await told(store, { i });
  const first = await listed(store, '?limit=3');
  const second = await listed(store, `?limit=3&before=${first.next}`);
  expect([first.deliveries.length, second.deliveries.length, second.next]).toEqual([3, 2, undefined]);
  const bad = await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/deliveries?state=lost`);
  expect(bad.status).toBe(422);
});

test.each([
  'http://receiver.example/',
  'https://127.0.0.1/',
  'https://0x7f.1/',
  'https://2130706433/',
  'https://[::1]/',
  'https://localhost/',
  'https://shop.local/',
  'https://metadata.google.internal/',
  'https://user:secret@receiver.example/',
  'https://receiver.example\\@127.0.0.1/',
  'https://１２７.0.0.1/',
  'https://receiver.example./',
  'https://receiver.example:99999/',
  'ftp://receiver.example/',
  'receiver.example',
])('%s is no address to send to', async (url) => {
  const store = await hushedStore();
  const answer = await put(store, [mailer(store, { url })]);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/endpoints/0/url' }] });
});

test('a revoked key, an unknown event and one id twice are refused', async () => {
  const store = await hushedStore();
  expect((await put(store, [mailer(store, { events: ['lead.lost'] })])).status).toBe(422);
  expect((await put(store, [mailer(store), mailer(store)])).status).toBe(422);
  expect(
    (
      await put(
        store,
        Array.from({ length: 11 }, (_, i) => mailer(store, { id: `e${i}` })),
      )
    ).status,
  ).toBe(422);
  const actor = { keyId: 'nobody' };
  expect(await storeStub(env, store.id).putEndpoints(actor, [])).toEqual({ refused: 'revoked' });
  expect(await storeStub(env, store.id).redeliver(actor, 'x')).toEqual({ refused: 'revoked' });
});
