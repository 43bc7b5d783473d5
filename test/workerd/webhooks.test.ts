// Webhooks at the door: who may tell the store something, and what a platform hears in answer.
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { putSecret, SECRET, shopifyHook, shopifyTold, signatureOf, wooHook } from './hooks.ts';
import { item, shopifyOrder, shopifyProduct, shopifyRefund, wooOrder, wooProduct } from './payloads.ts';
import { profileOf, rows, settled } from './rows.ts';
import { call, callAs, newStore, type TestStore } from './shop.ts';

const orders = (store: TestStore) => rows(store, 'SELECT id, person FROM orders ORDER BY id');

async function shop(platform = 'shopify'): Promise<TestStore> {
  const store = await newStore();
  expect((await putSecret(store, platform)).status).toBe(204);
  return store;
}

test('an order signed with the secret of the store is kept and counted', async () => {
  const store = await shop();
  expect(await shopifyTold(store, 'orders/create', shopifyOrder(1))).toEqual({
    ...{ topic: 'orders/create', orders: 1, lines: 2, new: 2, repeated: 0, cancelled: 0 },
    ...{ rejected: 0, rejections: [] },
  });
  expect(await orders(store)).toEqual([{ id: '1', person: 'c:207' }]);
});

test('a signature that is missing, another, of another body or of another platform is 401 and wakes no store', async () => {
  const store = await shop();
  const other = await newStore();
  const woken = vi.spyOn(env.STORES, 'getByName');
  const body = JSON.stringify(shopifyOrder(1));
  const wrong = [
    {},
    { 'x-shopify-hmac-sha256': '' },
    { 'x-shopify-hmac-sha256': 'ü' },
    { 'x-shopify-hmac-sha256': '%%%' },
    { 'x-shopify-hmac-sha256': await signatureOf('another secret 0123456789', body) },
    { 'x-shopify-hmac-sha256': await signatureOf(SECRET, `${body} `) },
    { 'x-wc-webhook-signature': await signatureOf(SECRET, body) },
  ];
  const send = (path: string, headers: Record<string, string>) =>
    call('POST', path, { body, headers: { 'x-shopify-topic': 'orders/create', ...headers } });
  for (const headers of wrong) {
    const answer = await send(`/v1/stores/${store.id}/webhooks/shopify`, headers);
    expect(answer.status, JSON.stringify(headers)).toBe(401);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  }
  const good = { 'x-shopify-hmac-sha256': await signatureOf(SECRET, body) };
  expect((await send(`/v1/stores/${other.id}/webhooks/shopify`, good)).status).toBe(401);
  expect((await send(`/v1/stores/${store.id}/webhooks/woocommerce`, good)).status).toBe(401);
  expect(woken).not.toHaveBeenCalled();
  woken.mockRestore();
  expect(await orders(store)).toEqual([]);
});

test('a store or platform that is not known is 404, whatever is sent', async () => {
  const store = await shop();
  for (const id of ['nobody', 'N', 'x'.repeat(600), '%00', '..%2f'])
    expect((await shopifyHook({ id }, 'orders/create', shopifyOrder(1))).status, id).toBe(404);
  expect((await call('POST', `/v1/stores/${store.id}/webhooks/magento`, { body: '{}' })).status).toBe(404);
  expect((await putSecret(store, 'magento')).status).toBe(404);
});

test('a body above 5 MB is 413 before anything is verified', async () => {
  const store = await shop();
  const path = `/v1/stores/${store.id}/webhooks/shopify`;
  expect((await call('POST', path, { body: 'x'.repeat(5_000_001) })).status).toBe(413);
  const stream = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(1_000_000));
    },
  });
  expect((await call('POST', path, { body: stream })).status).toBe(413);
});

test('what is signed and of no use is answered with 200, so that no platform switches the webhook off', async () => {
  const store = await shop();
  for (const [topic, payload, answer] of [
    ['carts/update', {}, { ignored: 'is a topic that nothing follows from' }],
    ['', {}, { ignored: 'is a topic that nothing follows from' }],
    ['constructor', {}, { ignored: 'is a topic that nothing follows from' }],
    ['orders/create', '{', { rejected: 1, rejections: [{ line: 1, why: 'is not JSON' }] }],
    ['orders/create', '[]', { rejected: 1 }],
    ['orders/create', 'null', { rejected: 1 }],
    ['orders/create', {}, { rejected: 1 }],
    ['orders/edited', { order_edit: { order_id: 1 } }, { ignored: 'comes again as orders/updated' }],
    ['orders/create', shopifyOrder(1, { test: true }), { ignored: 'is a test order' }],
    ['orders/create', shopifyOrder(1, { processed_at: '2999-01-01T00:00:00Z' }), { rejected: 1 }],
    ['orders/delete', shopifyOrder(1), { rejected: 1 }],
    ['products/create', { id: 1 }, { rejected: 1 }],
    ['refunds/create', { id: 1 }, { rejected: 1 }],
    ['shop/redact', { shop_id: 1, shop_domain: 'a.example', id: 4 }, { rejected: 1 }],
    ['customers/redact', { id: 1 }, { rejected: 1 }],
    [
      'customers/redact',
      { shop_id: 1, shop_domain: 'a.example', customer: { id: 1 }, data_request: { id: 2 } },
      { rejected: 1 },
    ],
  ] as const)
    expect(await shopifyTold(store, topic, payload), `${topic} ${JSON.stringify(payload)}`).toMatchObject(
      answer,
    );
  expect(await orders(store)).toEqual([]);
});

test('the ping of WooCommerce, which nobody signs, is answered with 200 and does nothing', async () => {
  const store = await newStore();
  const ping = (body: string) =>
    call('POST', `/v1/stores/${store.id}/webhooks/woocommerce`, {
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  expect((await ping('webhook_id=12')).status).toBe(200);
  expect((await ping('webhook_id=12&id=1')).status).toBe(401);
  expect((await ping(JSON.stringify(wooOrder(1)))).status).toBe(401);
});

test('two secrets are valid: the new one and the one before, until it is ended', async () => {
  const store = await shop();
  const next = 'next-secret-0123456789';
  const third = 'third-secret-0123456789';
  const isHeard = async (secret: string) => {
    const body = JSON.stringify(shopifyOrder(1));
    const headers = { 'x-shopify-hmac-sha256': await signatureOf(secret, body) };
    return (await shopifyHook(store, 'orders/create', body, headers)).status === 200;
  };
  await putSecret(store, 'shopify', next);
  expect([await isHeard(SECRET), await isHeard(next), await isHeard(third)]).toEqual([true, true, false]);
  await putSecret(store, 'shopify', third);
  expect([await isHeard(SECRET), await isHeard(next), await isHeard(third)]).toEqual([false, true, true]);
  await putSecret(store, 'shopify', third, { only: true });
  expect([await isHeard(SECRET), await isHeard(next), await isHeard(third)]).toEqual([false, false, true]);
});

test('a secret that is sent again, at once or later, pushes out none', async () => {
  const store = await shop();
  const next = 'next-secret-0123456789';
  await Promise.all([1, 2, 3].map(() => putSecret(store, 'shopify', next)));
  expect((await putSecret(store, 'shopify', next)).status).toBe(204);
  const body = JSON.stringify(shopifyOrder(1));
  for (const secret of [SECRET, next]) {
    const headers = { 'x-shopify-hmac-sha256': await signatureOf(secret, body) };
    expect((await shopifyHook(store, 'orders/create', body, headers)).status).toBe(200);
  }
  expect(await rows(store, 'SELECT platform FROM platform_secrets')).toHaveLength(2);
});

test('a secret is sealed in rows and KV, is never answered, and one that is easy to guess is refused', async () => {
  const store = await shop();
  expect(JSON.stringify(await rows(store, 'SELECT * FROM platform_secrets'))).not.toContain(SECRET);
  expect(await env.KV.get(`config:${store.id}`)).not.toContain(SECRET);
  for (const secret of ['', 'short', 12, 'x'.repeat(300)])
    expect(
      (await callAs(store.adminKey, 'PUT', `/v1/stores/${store.id}/secrets/shopify`, { secret })).status,
    ).toBe(422);
  expect((await callAs('', 'PUT', `/v1/stores/${store.id}/secrets/shopify`, { secret: SECRET })).status).toBe(
    401,
  );
  expect((await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/secrets/shopify`)).status).toBe(405);
});

test('a webhook that comes twice, or twice at once, counts once', async () => {
  const store = await shop();
  const both = await Promise.all([
    shopifyTold(store, 'orders/create', shopifyOrder(1)),
    shopifyTold(store, 'orders/paid', shopifyOrder(1)),
  ]);
  expect(both.map((one) => one.new).sort()).toEqual([0, 2]);
  expect(both.map((one) => one.repeated).sort()).toEqual([0, 2]);
  expect(await shopifyTold(store, 'orders/create', shopifyOrder(1))).toMatchObject({ new: 0, repeated: 2 });
  expect(await rows(store, 'SELECT count(*) AS n FROM order_lines')).toEqual([{ n: 2 }]);
});

test('a store that is removed hears nothing more', async () => {
  const store = await shop();
  await callAs(env.OPERATOR_KEY, 'DELETE', `/v1/stores/${store.id}`);
  expect((await shopifyHook(store, 'orders/create', shopifyOrder(1))).status).toBe(404);
  expect((await wooHook(store, 'order.created', wooOrder(1))).status).toBe(404);
});

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    null,
    -1,
    0,
    1e308,
    2 ** 53,
    '',
    '\u0000',
    '\ud800',
    '🙂'.repeat(300),
    'x'.repeat(100_000),
    [],
    {},
    '-0',
  ),
);
const payloads: readonly (readonly [string, string, object])[] = [
  [
    'shopify',
    'orders/create',
    shopifyOrder(1, { refunds: [shopifyRefund(9, 1, [item(1, 11), 1, '10.00'])] }),
  ],
  ['shopify', 'refunds/create', shopifyRefund(9, 1, [item(1, 11), 1, '10.00'])],
  ['shopify', 'products/update', shopifyProduct(11)],
  [
    'shopify',
    'customers/update',
    { id: 7, email: 'a@shop.example', tags: 'a', updated_at: '2026-01-01T00:00:00Z' },
  ],
  ['woocommerce', 'order.updated', wooOrder(2, { refunds: [{ id: 1, total: '-1.00' }] })],
  ['woocommerce', 'product.updated', wooProduct(21)],
];

test('nothing that is signed, however odd, is answered with anything but 200, and the store goes on', async () => {
  const store = await shop();
  await putSecret(store, 'woocommerce');
  const bent = fc
    .tuple(fc.constantFrom(...payloads), fc.nat(), odd)
    .map(([[platform, topic, payload], at, value]) => {
      let left = at % JSON.stringify(payload).split(':').length;
      // Replaces the value that comes at a place drawn at random, however deep it lies.
      const body = JSON.stringify(payload, (_, one) => (left-- === 0 ? value : one)) ?? 'null';
      return { platform, topic, body };
    });
  await fc.assert(
    fc.asyncProperty(bent, async ({ platform, topic, body }) => {
      const answer = await (platform === 'shopify' ? shopifyHook : wooHook)(store, topic, body);
      expect(answer.status, `${topic} ${body.slice(0, 400)}`).toBe(200);
    }),
    { numRuns: 300 },
  );
  expect(await shopifyTold(store, 'orders/create', shopifyOrder(99))).toMatchObject({ new: 2 });
  await settled(store);
  expect(await profileOf(store, 'c:207')).toMatchObject({ bought: expect.arrayContaining(['11', '12']) });
}, 120_000);
