// What was erased or merged stays so, under whatever name and from whatever source it comes again; consent in any order.
import { expect, test } from 'vitest';
import { putSecret, shopifyTold } from './hooks.ts';
import { shopifyOrder } from './payloads.ts';
import { profileOf, profiles, rows, settled } from './rows.ts';
import { callAs, newStore, type TestStore } from './shop.ts';

async function shop(): Promise<TestStore> {
  const store = await newStore();
  await putSecret(store, 'shopify');
  return store;
}

test('an order of who was redacted, or that the redaction names, comes back under no other name', async () => {
  const store = await shop();
  const guest = shopifyOrder(47, { customer: null, email: 'other@shop.example' });
  const unknown = shopifyOrder(48, { customer: { id: 555, email: 'third@shop.example' } });
  await shopifyTold(store, 'orders/create', guest);
  await shopifyTold(store, 'orders/create', shopifyOrder(46));
  await shopifyTold(store, 'customers/redact', {
    ...{ shop_id: 954889, shop_domain: 'petal.myshopify.example', orders_to_redact: [47, 48] },
    customer: { id: 207 },
  });
  const renamed = shopifyOrder(46, { customer: null, email: 'fourth@shop.example' });
  for (const one of [guest, unknown, renamed]) {
    const later = { ...one, updated_at: '2026-11-20T00:00:00Z' };
    expect(await shopifyTold(store, 'orders/updated', later)).toMatchObject({ new: 0, erased: 2 });
  }
  await shopifyTold(store, 'orders/create', shopifyOrder(49, { customer: { id: 556 } }));
  await settled(store);
  expect(await rows(store, 'SELECT id, person FROM orders')).toEqual([{ id: '49', person: 'c:556' }]);
  expect(Object.keys(await profiles(store))).toEqual(['c:556']);
});

test('a customer in a file who was merged into another is told of that one', async () => {
  const store = await shop();
  await shopifyTold(store, 'orders/create', shopifyOrder(1));
  await shopifyTold(store, 'orders/create', shopifyOrder(2, { customer: null, email: 'bobby@shop.example' }));
  await shopifyTold(store, 'customers/merge', {
    admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/207',
    admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/206',
  });
  const file = [{ id: '206', email: 'bobby@shop.example', tags: ['vip'] }];
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/customers`, file);
  await settled(store);
  expect(Object.keys(await profiles(store))).toEqual(['c:207']);
  expect(await profileOf(store, 'c:207')).toMatchObject({ orders: 2, tags: ['vip'] });
});

test('of two tellings of consent the later one holds, whichever comes first', async () => {
  const store = await shop();
  const told = (state: string, consent_updated_at: string) =>
    shopifyTold(store, 'customers_email_marketing_consent/update', {
      ...{ customer_id: 207, email_address: 'bob@shop.example' },
      email_marketing_consent: { state, opt_in_level: 'single_opt_in', consent_updated_at },
    });
  await shopifyTold(store, 'customers/create', { id: 207, updated_at: '2026-11-06T00:00:00Z' });
  await told('unsubscribed', '2026-11-05T00:00:02Z');
  expect(await told('subscribed', '2026-11-05T00:00:01Z')).toMatchObject({ new: 0, repeated: 1 });
  await settled(store);
  expect(await profileOf(store, 'c:207')).toMatchObject({ subscribed: 'no' });
});

test('of who was redacted and ordered again, the account is told again, with its address', async () => {
  const store = await shop();
  const account = { id: 207, email: 'bob@shop.example', tags: 'vip' };
  await shopifyTold(store, 'orders/create', shopifyOrder(1));
  await shopifyTold(store, 'customers/redact', {
    ...{ shop_id: 954889, shop_domain: 'petal.myshopify.example', orders_to_redact: [] },
    customer: { id: 207, email: 'bob@shop.example' },
  });
  expect(await shopifyTold(store, 'customers/update', account)).toMatchObject({ new: 0, erased: 1 });
  const again = new Date(Date.now() + 60_000).toISOString();
  await shopifyTold(store, 'orders/create', shopifyOrder(2, { processed_at: again, updated_at: again }));
  expect(await shopifyTold(store, 'customers/update', account)).toMatchObject({ new: 1 });
  await settled(store);
  expect(await profileOf(store, 'c:207')).toMatchObject({ orders: 1, tags: ['vip'] });
});

test('a guest order of a record that is merged away moves to whose it is then', async () => {
  const store = await shop();
  const email = 'ada@shop.example';
  await shopifyTold(store, 'orders/create', shopifyOrder(1, { customer: null, email }));
  for (const id of [11, 12]) await shopifyTold(store, 'customers/create', { id, email });
  await settled(store);
  expect(await profileOf(store, 'c:11')).toMatchObject({ orders: 1 });
  await shopifyTold(store, 'customers/merge', {
    admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/13',
    admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/11',
  });
  await settled(store);
  expect(await profileOf(store, 'c:12')).toMatchObject({ orders: 1 });
  expect((await profileOf(store, 'c:13'))?.orders ?? 0).toBe(0);
});
