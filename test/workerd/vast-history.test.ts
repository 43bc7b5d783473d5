// A customer with 10,000 orders: imported in one call, published, and decided for.
import { expect, test } from 'vitest';
import { profileOf, rows, settled } from './rows.ts';
import { callAs, decided, storeWith } from './shop.ts';
import { signedCustomer } from './sign.ts';

const ORDERS = 10_000;
const HOUR = 3_600_000;

/** One order of 5.00 every hour up to now, of one of 500 products. */
function file(): string {
  const from = Date.now() - ORDERS * HOUR;
  const lines = Array.from({ length: ORDERS }, (_, i) => {
    const time = new Date(from + i * HOUR).toISOString();
    return `ada,O${i},${time},P${i % 500},Product,1,5.00`;
  });
  return ['customer,order,timestamp,product,name,quantity,unit_price', ...lines, ''].join('\n');
}

test('a customer with 10,000 orders is imported whole, published within bounds, and decided for', async () => {
  const store = await storeWith({
    ...{ id: 'thanks', kind: 'message', status: 'live', view: { as: 'popup' } },
    audience: { where: { 'customer.orders': { $gte: ORDERS } } },
    content: { en: { title: 'Thank you' } },
  });
  const csv = file();
  const send = async () =>
    (
      await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/orders`, csv, {
        'content-type': 'text/csv',
      })
    ).json();
  expect(await send()).toMatchObject({ lines: ORDERS, orders: ORDERS, rejected: 0 });
  await settled(store);
  const profile = await profileOf(store, 'c:ada');
  expect(profile).toMatchObject({ orders: ORDERS, spentMinor: ORDERS * 500 });
  // KV and decisions read it each time.
  expect(JSON.stringify(profile).length).toBeLessThan(64_000);
  const customer = await signedCustomer(store.identitySecret, 'ada', Math.floor(Date.now() / 1000));
  const shownTo = async (changes: object) =>
    (await decided(store, changes)).decisions.map(({ campaign }) => campaign);
  expect(await shownTo({ customer })).toEqual(['thanks']);
  expect(await shownTo({})).toEqual([]);
  // Sent again, nothing is doubled.
  await send();
  await settled(store);
  expect(await rows(store, 'SELECT count(*) AS n FROM orders')).toEqual([{ n: ORDERS }]);
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: ORDERS, spentMinor: ORDERS * 500 });
});
