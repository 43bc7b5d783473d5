// People as platforms tell of them: accounts, consent, two records made one, and the wish to be forgotten.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { storeStub } from '../../worker/store/stub.ts';
import { putSecret, shopifyTold, wooTold } from './hooks.ts';
import { item, shopifyOrder, shopifyProduct, shopifyRefund, wooOrder } from './payloads.ts';
import { profileOf, profiles, rows, settled } from './rows.ts';
import { callAs, configOf, mint, newStore, offered, post, publish, type TestStore, welcome } from './shop.ts';
import { hashOf } from './sign.ts';

async function shop(): Promise<TestStore> {
  const store = await newStore();
  await publish(store, configOf(welcome()));
  await putSecret(store, 'shopify');
  await putSecret(store, 'woocommerce');
  return store;
}

/** Every row of every table, as text. */
const everyRow = (store: TestStore): Promise<string> =>
  runInDurableObject(storeStub(env, store.id), (_, { storage: { sql } }) => {
    const tables = [...sql.exec<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`)];
    const own = tables.map(({ name }) => name).filter((name) => !name.startsWith('_cf'));
    return own.map((name) => `${name} ${JSON.stringify([...sql.exec(`SELECT * FROM ${name}`)])}`).join('\n');
  });

/** Numbers that no time and no hash holds by chance. */
const BOB = 7300207300207;
const OLD = 7300206300206;
const [OWN, GUEST] = [47110047110047, 47120047120047];
const bobs = { customer: { id: BOB, email: 'bob@shop.example' } };

const customer = (changes: object = {}) => ({
  ...{ id: 207, email: 'bob@shop.example', updated_at: '2026-11-01T00:00:00Z', tags: 'vip, early' },
  email_marketing_consent: { state: 'subscribed', opt_in_level: 'single_opt_in' },
  ...changes,
});

test('a customer is told with tags and consent, and an older telling changes nothing', async () => {
  const store = await shop();
  expect(await shopifyTold(store, 'customers/create', customer())).toMatchObject({ new: 1 });
  const later = customer({ tags: '', updated_at: '2026-11-05T00:00:00Z' });
  await shopifyTold(store, 'customers/update', {
    ...later,
    email_marketing_consent: { state: 'unsubscribed' },
  });
  expect(await shopifyTold(store, 'customers/update', customer())).toMatchObject({ new: 0, repeated: 1 });
  await settled(store);
  expect(await profileOf(store, 'c:207')).toMatchObject({ subscribed: 'no', tags: [] });
});

test('a payload without tags and consent, as Shopify sends since 2025, leaves them; consent comes alone', async () => {
  const store = await shop();
  await shopifyTold(store, 'customers/create', customer());
  const { tags: _, email_marketing_consent: __, ...bare } = customer({ updated_at: '2026-11-05T00:00:00Z' });
  await shopifyTold(store, 'customers/update', bare);
  await settled(store);
  expect(await profileOf(store, 'c:207')).toMatchObject({ subscribed: 'yes', tags: ['vip', 'early'] });
  const consent = { customer_id: 207, email_marketing_consent: { state: 'unsubscribed' } };
  await shopifyTold(store, 'customers_email_marketing_consent/update', consent);
  await settled(store);
  expect(await profileOf(store, 'c:207')).toMatchObject({ subscribed: 'no', tags: ['vip', 'early'] });
});

test('tags that come one by one are a customer’s as of the moment each was given or taken', async () => {
  const store = await shop();
  await shopifyTold(store, 'customers/create', customer());
  const tags = (tag: string, minute: number) => ({
    ...{ customerId: 'gid://shopify/Customer/207', tags: [tag] },
    occurredAt: `2026-11-02T00:0${minute}:00.000Z`,
  });
  await shopifyTold(store, 'customer.tags_added', tags('wholesale', 1));
  await shopifyTold(store, 'customer.tags_removed', tags('early', 1));
  await shopifyTold(store, 'customer.tags_removed', tags('gift', 3));
  await shopifyTold(store, 'customer.tags_added', tags('gift', 2));
  await settled(store);
  expect(await profileOf(store, 'c:207')).toMatchObject({ tags: ['vip', 'wholesale'] });
});

test('a deleted account is forgotten, its orders stay', async () => {
  const store = await shop();
  await wooTold(store, 'customer.created', { id: 5, email: 'bob@shop.example', username: 'bob' });
  await wooTold(store, 'order.created', wooOrder(1));
  expect(await wooTold(store, 'customer.deleted', { id: 5 })).toMatchObject({ deleted: 1 });
  expect(await rows(store, 'SELECT * FROM customers')).toEqual([]);
  expect(await rows(store, 'SELECT * FROM mailboxes')).toEqual([]);
  expect(await rows(store, 'SELECT person FROM orders')).toEqual([{ person: 'c:5' }]);
});

test('two records made one keep every order once, whatever is told late under the old one', async () => {
  const store = await shop();
  const old = { customer: { id: 206, email: 'bobby@shop.example' } };
  await shopifyTold(store, 'orders/create', shopifyOrder(1, old));
  await shopifyTold(store, 'orders/create', shopifyOrder(2));
  await shopifyTold(store, 'customers/create', customer({ id: 206, email: 'bobby@shop.example' }));
  const merge = {
    ...{ admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/207', status: 'completed', errors: [] },
    admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/206',
  };
  expect(await shopifyTold(store, 'customers/merge', merge)).toMatchObject({ merged: 1 });
  expect(await shopifyTold(store, 'customers/merge', merge)).toMatchObject({ repeated: 1 });
  await shopifyTold(store, 'orders/create', shopifyOrder(3, old));
  const updated = shopifyOrder(1, { ...old, updated_at: '2026-11-08T00:00:00Z' });
  await shopifyTold(store, 'orders/updated', updated);
  await settled(store);
  expect(Object.keys(await profiles(store))).toEqual(['c:207']);
  expect(await profileOf(store, 'c:207')).toMatchObject({
    orders: 3,
    spentMinor: 6000,
    tags: ['vip', 'early'],
  });
});

test('a request to see what is kept is acknowledged, noted once and listed to who may see people', async () => {
  const store = await shop();
  const request = {
    ...{ shop_id: 954889, shop_domain: 'petal.myshopify.example', orders_requested: [1, 2] },
    customer: { id: 207, email: 'Bob@shop.example', phone: '555' },
    data_request: { id: 9999 },
  };
  expect(await shopifyTold(store, 'customers/data_request', request)).toMatchObject({ noted: 1 });
  expect(await shopifyTold(store, 'customers/data_request', request)).toMatchObject({ repeated: 1 });
  const path = `/v1/stores/${store.id}/people/requests`;
  const { requests } = await (await callAs(store.adminKey, 'GET', path)).json<{ requests: object[] }>();
  expect(requests).toEqual([
    { id: '9999', customer: '207', email: 'bob@shop.example', at: expect.any(Number) },
  ]);
  const { adminKey } = await mint(store.adminKey, store.id, ['import']);
  expect((await callAs(adminKey, 'GET', path)).status).toBe(403);
});

test('who is redacted leaves no row and no key, comes back by no file and no late webhook, and may buy again', async () => {
  const store = await shop();
  const { visitor, ...claim } = await offered(store);
  const hash = await hashOf(visitor);
  const words = { email: 'Bob@shop.example', consent: { text: 'Email me.', at: 1 }, locale: 'en' };
  expect((await post('/v1/leads', { ...claim, visitor, ...words })).status).toBe(200);
  const note_attributes = [{ name: 'reprise_visitor', value: hash }];
  const own = shopifyOrder(OWN, { ...bobs, note_attributes });
  const guest = shopifyOrder(GUEST, { customer: null, updated_at: '2026-11-09T00:00:00Z' });
  await shopifyTold(store, 'customers/create', customer({ id: BOB }));
  await shopifyTold(
    store,
    'orders/create',
    shopifyOrder(3, { customer: { id: OLD, email: 'bob@shop.example' } }),
  );
  await shopifyTold(store, 'customers/merge', {
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${BOB}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${OLD}`,
  });
  await shopifyTold(store, 'orders/create', own);
  await shopifyTold(store, 'orders/create', guest);
  await shopifyTold(store, 'refunds/create', shopifyRefund(4713, OWN, [item(1, 11), 1, '10.00']));
  await shopifyTold(store, 'customers/data_request', { ...bobs, data_request: { id: 1 } });
  await shopifyTold(
    store,
    'orders/create',
    shopifyOrder(5, { customer: { id: 300, email: 'eve@shop.example' } }),
  );
  await settled(store);
  expect(Object.keys(await profiles(store)).sort()).toEqual(['c:300', `c:${BOB}`, `v:${hash}`]);
  const redact = {
    ...{ shop_id: 954889, shop_domain: 'petal.myshopify.example', orders_to_redact: [OWN, GUEST] },
    ...bobs,
  };
  expect(await shopifyTold(store, 'customers/redact', redact)).toMatchObject({ erased: 1 });
  await settled(store);
  const isClean = async () => {
    expect(await everyRow(store)).not.toMatch(new RegExp(`${BOB}|${OLD}|bob@|${hash}|${OWN}|${GUEST}`, 'i'));
    expect(Object.keys(await profiles(store))).toEqual(['c:300']);
  };
  await isClean();
  for (const [topic, payload] of [
    ['orders/updated', { ...own, updated_at: '2026-11-20T00:00:00Z' }],
    ['orders/updated', guest],
    ['orders/create', shopifyOrder(8, { customer: { id: OLD } })],
    ['customers/update', customer({ id: BOB, updated_at: '2026-11-20T00:00:00Z' })],
  ] as const)
    expect(await shopifyTold(store, topic, payload)).toMatchObject({ new: 0, erased: expect.any(Number) });
  const csv = `order,date,product,quantity,price,customer,email
${OWN},2026-11-02,11,1,10,${BOB},
${GUEST},2026-11-02,11,1,10,,BOB@shop.example
`;
  const imported = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/orders`, csv);
  expect(await imported.json()).toMatchObject({ lines: 2, new: 0, rejected: 2 });
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/customers`, [{ email: 'bob@shop.example' }]);
  await settled(store);
  await isClean();
  const again = new Date(Date.now() + 60_000).toISOString();
  await shopifyTold(
    store,
    'orders/create',
    shopifyOrder(6, { ...bobs, processed_at: again, updated_at: again }),
  );
  await settled(store);
  expect(await profileOf(store, `c:${BOB}`)).toMatchObject({ orders: 1 });
});

test('a shop that is redacted keeps its products and config and nobody', async () => {
  const store = await shop();
  await shopifyTold(store, 'products/create', shopifyProduct(11));
  await shopifyTold(store, 'customers/create', customer({ id: BOB }));
  await shopifyTold(
    store,
    'orders/create',
    shopifyOrder(3, { customer: { id: OLD, email: 'bob@shop.example' } }),
  );
  await shopifyTold(store, 'customers/merge', {
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${BOB}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${OLD}`,
  });
  await shopifyTold(store, 'orders/create', shopifyOrder(1, bobs));
  await settled(store);
  const shopOf = { shop_id: 954889, shop_domain: 'petal.myshopify.example' };
  expect(await shopifyTold(store, 'shop/redact', shopOf)).toMatchObject({ erased: 1 });
  await runDurableObjectAlarm(storeStub(env, store.id));
  await settled(store);
  expect(await everyRow(store)).not.toMatch(new RegExp(`${BOB}|bob@`));
  expect(await profiles(store)).toEqual({});
  expect(await rows(store, 'SELECT title FROM products WHERE imported = 1')).toEqual([{ title: 'Beans' }]);
  expect((await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/config`)).status).toBe(200);
});
