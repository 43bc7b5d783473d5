import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, expect, test, vi } from 'vitest';
import worker from '../../worker/index.ts';
import {
  call,
  callAs,
  configOf,
  decided,
  freshId,
  post,
  publish,
  SHOP,
  storeWith,
  visit,
  WORKER,
  welcome,
} from './shop.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const originOf = (answer: Response) => answer.headers.get('access-control-allow-origin');

test('pages of the store and of the Worker may read a decision, others may not', async () => {
  const store = await storeWith(welcome());
  const config = configOf(welcome());
  const origins = [SHOP, 'https://*.petal.example', 'http://localhost:3000'];
  await publish(store, { ...config, store: { ...config.store, origins } });
  const from = async (origin: string) => originOf(await post('/v1/decide', visit(store), origin));
  for (const origin of [
    SHOP,
    'https://it.petal.example',
    'https://a.b.petal.example',
    'http://localhost:3000',
    WORKER,
  ])
    expect(await from(origin)).toBe(origin);
  for (const origin of [
    'https://evil.example',
    'https://petal.example',
    'http://it.petal.example',
    'https://it.petal.example.evil.example',
    'https://evilpetal.example',
    'https://it.petal.example:8443',
    'http://localhost:3001',
    'null',
  ])
    expect(await from(origin), origin).toBeNull();
});

test('no Origin is allowed on decide, and the answer is not stored by anybody', async () => {
  const store = await storeWith(welcome());
  const answer = await post('/v1/decide', visit(store), null);
  expect(answer.status).toBe(200);
  expect(originOf(answer)).toBeNull();
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('an unknown store is 404, and remembered as such without reading again', async () => {
  const reads = vi.spyOn(env.KV, 'get');
  const store = { id: freshId(), adminKey: '', identitySecret: '' };
  for (let i = 0; i < 5; i++) expect((await post('/v1/decide', visit(store))).status).toBe(404);
  expect(reads.mock.calls.filter(([key]) => String(key).includes(store.id))).toHaveLength(1);
});

test('an unknown browser costs no KV read once the store is cached', async () => {
  const store = await storeWith(welcome());
  await decided(store);
  const reads = vi.spyOn(env.KV, 'get');
  for (let i = 0; i < 5; i++) await decided(store);
  expect(reads).not.toHaveBeenCalled();
});

test('decisions never wake the store', async () => {
  const store = await storeWith(welcome());
  const woken = vi.spyOn(env.STORES, 'getByName');
  await decided(store);
  expect(woken).not.toHaveBeenCalled();
  await publish(store, configOf());
  expect(woken).toHaveBeenCalledTimes(2);
});

test('KV that throws is an empty decision for the shop, and a line in the log that names nobody', async () => {
  const store = await storeWith(welcome());
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const broken = Object.assign(Object.create(env.KV), {
    get: () => Promise.reject(new Error('KV is down')),
  });
  const visitor = (await decided(store)).visitor ?? '';
  const ctx = createExecutionContext();
  const request = new Request(`${WORKER}/v1/decide`, {
    method: 'POST',
    body: JSON.stringify(visit(store, { visitor })),
    headers: { origin: SHOP },
  });
  const answer = await worker.fetch(request, { ...env, KV: broken }, ctx);
  await waitOnExecutionContext(ctx);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ decisions: [] });
  expect(originOf(answer)).toBe('*');
  expect(log).toHaveBeenCalledOnce();
  const [line] = log.mock.calls[0] ?? [];
  expect(JSON.parse(String(line))).toMatchObject({ where: 'POST /v1/decide', fault: 'Error: KV is down' });
  expect(String(line)).not.toContain(visitor);
});

test('a browser whose record is spoilt is answered as far as it can be understood', async () => {
  const store = await storeWith(welcome());
  const shown = { welcome: { at: 'x' }, other: 7 };
  const spoilt = [null, 'x', [], { visits: 'many', pages: {}, shown, lead: 'no' }, { shown: [[]] }];
  for (const session of spoilt) {
    const page = {
      kind: 'shop',
      url: `${SHOP}/`,
      locale: 7,
      cart: { items: 'all' },
      product: { title: 'T' },
    };
    const { decisions } = await decided(store, { session, page, slots: 'all', customer: '' });
    expect(decisions, JSON.stringify(session)).toHaveLength(1);
  }
});

test('an overlay closed earlier in the visit comes back as its tab, with a proof, and explain says the same', async () => {
  const store = await storeWith(welcome({ view: { as: 'popup', teaser: true } }));
  const at = Date.now() - 60_000;
  const ended = (tab: boolean) => ({ welcome: { at: [at], end: { why: 'close', at, tab } } });
  const session = (tab: boolean) => ({ visits: 1, pages: 2, startedAt: at - 1000, shown: ended(tab) });
  const explained = async (tab: boolean) =>
    (
      await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/explain`, { session: session(tab) })
    ).json();
  expect((await decided(store, { session: session(false) })).decisions).toMatchObject([
    { campaign: 'welcome', teaser: true, proof: expect.any(String) },
  ]);
  expect(await explained(false)).toMatchObject({ decision: { decisions: [{ teaser: true }] }, reasons: [] });
  expect((await decided(store, { session: session(true) })).decisions).toEqual([]);
  expect(await explained(true)).toMatchObject({ reasons: [{ code: 'closed-recently' }] });
});

test('interface words come in the language of the page, and none with an empty decision', async () => {
  const store = await storeWith(welcome({ content: { en: { title: 'Hello' }, ar: { title: 'مرحبًا' } } }));
  const wordsIn = async (locale: string) => {
    const page = { kind: 'home', url: `${SHOP}/`, locale };
    return (await post('/v1/decide', visit(store, { page }))).json<{ words?: Record<string, string> }>();
  };
  expect((await wordsIn('ar-EG')).words).toMatchObject({ close: 'إغلاق' });
  expect((await wordsIn('en')).words).toMatchObject({ close: 'Close' });
  expect(await wordsIn('de')).toMatchObject({
    locale: 'de',
    decisions: [{ locale: 'en', words: { close: 'Close' } }],
  });
  await publish(store, configOf());
  expect(await wordsIn('en')).not.toHaveProperty('words');
});

test('a publish reaches decisions of this isolate at once', async () => {
  const store = await storeWith(welcome());
  expect((await decided(store)).decisions).toHaveLength(1);
  await publish(store, configOf());
  expect((await decided(store)).decisions).toHaveLength(0);
});

test('health and schemas answer anybody', async () => {
  expect((await call('GET', '/healthz')).status).toBe(200);
  const schema = await call('GET', '/schema/config.json');
  expect(originOf(schema)).toBe('*');
  expect(await schema.json()).toMatchObject({ type: 'object' });
  expect(await (await call('GET', '/schema/attributes.json')).text()).toContain('customer.segment');
});

test('status says what the store holds', async () => {
  const store = await storeWith(welcome());
  const answer = await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}`);
  expect(await answer.json()).toMatchObject({ revision: 2, orders: 0, customers: 0, products: 0 });
});
