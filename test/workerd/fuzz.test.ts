// Strangers and clumsy admins: whatever is sent to any route, the answer is a 2xx or a problem, never a 5xx, and
// nothing is stored of what was refused.
import { createExecutionContext, runInDurableObject, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import worker from '../../worker/index.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { call, configOf, offered, SHOP, storeWith, type TestStore, visit, WORKER, welcome } from './shop.ts';

let store: TestStore;
let good: Record<string, object>;

beforeAll(async () => {
  store = await storeWith(welcome());
  const { store: id, visitor, ...claim } = await offered(store);
  const words = { email: 'ada@shop.example', consent: { text: 'yes', at: 1 }, locale: 'en' };
  good = {
    '/v1/decide': visit(store, {
      visitor,
      customer: { id: 'ada', at: 1, signature: '0'.repeat(64) },
      slots: ['home-top'],
      page: {
        kind: 'product',
        url: `${SHOP}/p?x=1`,
        locale: 'en',
        product: { id: 'p', priceMinor: 100 },
        cart: { totalMinor: 100, items: [{ product: 'p', quantity: 1 }], coupons: ['A'] },
      },
      session: {
        visits: 2,
        pages: 3,
        seconds: 4,
        utm: { source: 'x' },
        shown: { welcome: { at: [1], end: { why: 'close', at: 1 } } },
      },
    }),
    '/v1/events': { store: id, visitor, events: [{ id: 'event-0001', kind: 'shown', at: 1, ...claim }] },
    '/v1/leads': {
      ...{ store: id, visitor, ...claim, ...words },
      cart: { items: [{ product: 'p', variant: 'v', quantity: 1 }] },
    },
    '/v1/codes': { store: id, visitor, ...claim },
  };
});

/** Values that break parsers: wrong types, depth, huge numbers, prototype keys, long and odd strings. */
const nasty = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue() },
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, -1e308, 1.5, 2 ** 53, '', [], {}, [[]], '__proto__'),
  fc.constantFrom<unknown>('2026-02-30T00:00:00Z', '\u0000', '\ud800', '🙂'.repeat(500), 'x'.repeat(100_000)),
  fc.integer({ min: 1, max: 3000 }).map((depth) => nested(depth)),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { a: value };
  return value;
};

/** The paths of every value within a document. */
const pathsOf = (value: unknown, path: readonly string[] = []): string[][] =>
  value !== null && typeof value === 'object'
    ? [[...path], ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
    : [[...path]];

/** The document as text with one value replaced, or with a key of ill repute beside it. */
function mutated(document: object, path: readonly string[], value: unknown, key: string | null): string {
  const root: Record<string, unknown> & { root: unknown } = { root: structuredClone(document) };
  let at: Record<string, unknown> = root;
  const steps = ['root', ...path];
  for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
  const last = steps.at(-1) ?? 'root';
  if (key === null) at[last] = value;
  else if (typeof at[last] === 'object' && at[last] !== null)
    Object.defineProperty(at[last], key, { value, enumerable: true });
  return JSON.stringify(root.root) ?? 'undefined';
}

const badKey = fc.constantFrom(null, null, '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x');

async function expectCalm(answer: Response, sent: string): Promise<number> {
  const text = await answer.text();
  expect(answer.status, `${text}\n${sent.slice(0, 500)}`).toBeLessThan(500);
  if (answer.status >= 400) {
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(text)).toMatchObject({ status: answer.status, title: expect.any(String) });
  }
  return answer.status;
}

/** The answer to a page of the shop, once what goes on behind it has ended. */
async function settled(path: string, body: string): Promise<Response> {
  const ctx = createExecutionContext();
  const request = new Request(WORKER + path, { method: 'POST', body, headers: { origin: SHOP } });
  const answer = await worker.fetch(request, env, ctx);
  await waitOnExecutionContext(ctx);
  return answer;
}

/** Every row that a visitor or an admin could have caused. */
const stored = () =>
  runInDurableObject(storeStub(env, store.id), (_, { storage }) =>
    [
      'revisions',
      'keys',
      'leads',
      'issued_codes',
      'pool_codes',
      'exposures',
      'seen_events',
      'customers',
      'orders',
    ]
      .map((table) => [...storage.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)][0]?.n)
      .join(),
  );

test.each(['/v1/decide', '/v1/events', '/v1/leads', '/v1/codes'])(
  '%s survives any document',
  async (path) => {
    const document = good[path] ?? {};
    const paths = pathsOf(document);
    // An empty decision would hide a fault of ours; the log does not.
    const log = vi.spyOn(console, 'error');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), nasty, badKey, async (at, value, key) => {
        const body = mutated(document, at, value, key);
        const before = await stored();
        const status = await expectCalm(await settled(path, body), body);
        if (status >= 400) expect(await stored()).toBe(before);
      }),
      { numRuns: 300 },
    );
    expect(log).not.toHaveBeenCalled();
  },
);

test('any bytes to any public route are no 5xx and store nothing', async () => {
  const path = fc.constantFrom('/v1/decide', '/v1/events', '/v1/leads', '/v1/codes');
  const before = await stored();
  await fc.assert(
    fc.asyncProperty(path, fc.uint8Array({ maxLength: 2000 }), async (to, bytes) => {
      expect(await expectCalm(await call('POST', to, { body: bytes }), String(bytes))).toBe(422);
    }),
    { numRuns: 150 },
  );
  expect(await stored()).toBe(before);
});

const CONFIG = {
  ...configOf(welcome({ audience: { where: { $and: [{ 'page.path': { $regex: '^/a' } }] } } })),
  segments: { vip: { where: { 'customer.spent': { $gte: 1 } } } },
};
const PAIR = { product: 'p', buys: 1, lastAt: 1 };
const ASKED = {
  page: { kind: 'home', url: SHOP, locale: 'en' },
  session: { visits: 1, pages: 1 },
  profile: { orders: 1, pairs: [PAIR], attributes: { a: 1 } },
};
const PREVIEWED = {
  ...{ profile: ASKED.profile, session: { pages: 2, utm: { source: 'a' } }, geo: { country: 'IT' } },
  ...{ at: 1, revision: 1, hours: 1, url: `${SHOP}/` },
};
const ADMIN = [
  { method: 'PUT', what: 'config', document: CONFIG },
  { method: 'PUT', what: 'config?dryRun=true', document: CONFIG },
  { method: 'POST', what: 'explain', document: ASKED },
  { method: 'POST', what: 'explain', document: { config: CONFIG, at: 1 } },
  { method: 'POST', what: 'preview', document: PREVIEWED },
  { method: 'POST', what: 'keys', document: { scopes: ['config'] } },
  { method: 'POST', what: 'codes/welcome', document: { codes: [{ code: 'A', expiresAt: 1 }], expiresAt: 1 } },
] as const;
const adminCall = fc
  .constantFrom(...ADMIN)
  .chain((one) => fc.record({ one: fc.constant(one), at: fc.constantFrom(...pathsOf(one.document)) }));

test('an admin may send anything: it is taken whole or refused whole', async () => {
  await fc.assert(
    fc.asyncProperty(adminCall, nasty, badKey, async ({ one, at }, value, key) => {
      const body = mutated(one.document, at, value, key);
      const before = await stored();
      const headers = { authorization: `Bearer ${store.adminKey}`, 'if-match': '"none"' };
      const answer = await call(one.method, `/v1/stores/${store.id}/${one.what}`, { body, headers });
      if ((await expectCalm(answer, body)) >= 400) expect(await stored()).toBe(before);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a condition', (depth: number) => `${'{"$not":'.repeat(depth)}{}${'}'.repeat(depth)}`],
  ['alternatives', (depth: number) => `${'{"$or":['.repeat(depth)}{}${']}'.repeat(depth)}`],
])('%s nested a hundred thousand deep is refused', async (_, nest) => {
  const config = JSON.stringify(configOf(welcome({ audience: { where: 'WHERE' } })));
  const body = config.replace('"WHERE"', nest(80_000));
  const headers = { authorization: `Bearer ${store.adminKey}` };
  const answer = await call('PUT', `/v1/stores/${store.id}/config?dryRun=true`, { body, headers });
  expect(await expectCalm(answer, 'nested')).toBe(422);
});

test('the operator may ask for any store', async () => {
  const base = { id: 'Not An Id', name: 'P', currency: 'EUR', timeZone: 'Europe/Rome' };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pathsOf(base)), nasty, badKey, async (at, value, key) => {
      const body = mutated(base, at, value, key);
      const headers = { authorization: `Bearer ${env.OPERATOR_KEY}` };
      await expectCalm(await call('PUT', '/v1/stores', { body, headers }), body);
    }),
    { numRuns: 100 },
  );
});

test('any path, method and key is a problem, not a fault', async () => {
  const part = fc.oneof(
    fc.constantFrom(
      'v1',
      'stores',
      'config',
      'keys',
      'codes',
      'explain',
      '..',
      '%',
      '%00',
      '%2e%2e',
      '',
      store.id,
    ),
    fc.string({ unit: 'binary', maxLength: 100 }).map((text) => encodeURIComponent(text.toWellFormed())),
    fc.constant('x'.repeat(5000)),
  );
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD');
  const key = fc.constantFrom(store.adminKey, env.OPERATOR_KEY, 'rk_0000000000000000_x', '');
  await fc.assert(
    fc.asyncProperty(method, fc.array(part, { maxLength: 6 }), key, async (how, parts, bearer) => {
      const path = `/${parts.join('/')}`;
      // The operator's own store removal is the one thing here that may succeed.
      if (how === 'DELETE' && bearer === env.OPERATOR_KEY) return;
      const headers = { authorization: `Bearer ${bearer}` };
      const answer = await call(how, path, { headers });
      expect(answer.status, path).toBeLessThan(500);
      await answer.body?.cancel();
    }),
    { numRuns: 300 },
  );
});

test('a body over its limit is 413 with and without an announced length', async () => {
  const body = JSON.stringify({ store: 'x'.repeat(1_000_000) });
  expect((await call('POST', '/v1/decide', { body })).status).toBe(413);
  // A blob's own stream would announce its length.
  const chunks = [body.slice(0, 500_000), body.slice(500_000)].map((text) => new TextEncoder().encode(text));
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const chunk = chunks.shift();
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
  });
  expect((await call('POST', '/v1/decide', { body: stream })).status).toBe(413);
});
