// Who is on a list of subscribers already is asked for no address.
import { expect, test } from 'vitest';
import klaviyo from './exports/klaviyo-profiles.csv?raw';
import mailchimp from './exports/mailchimp-subscribed.csv?raw';
import shopify from './exports/shopify-customers.csv?raw';
import { settled } from './rows.ts';
import { decided, FORM, offered, post, storeWith, type TestStore, welcome } from './shop.ts';
import { signedCustomer } from './sign.ts';
import { imported } from './uploads.ts';

const asked = async (store: TestStore, visit: object) =>
  (await decided(store, visit)).decisions.map(({ campaign }) => campaign);
const signed = async (store: TestStore, id: string) => ({
  customer: await signedCustomer(store.identitySecret, id, Math.floor(Date.now() / 1000)),
});
/** What the shop knows: whose address is whose. */
const people = JSON.stringify([
  { id: '7', email: 'Ada@shop.example' },
  { id: '8', email: 'bob@shop.example' },
]);

test.each([
  ['Klaviyo', klaviyo, '7', '8'],
  ['Mailchimp', mailchimp, '7', '9'],
  ['Shopify', shopify, '9013808660771', '9013808660772'],
])(
  'a list of %s: whom it holds is signed in and sees no welcome offer, others do',
  async (_, list, on, off) => {
    const store = await storeWith(welcome());
    await imported(store, 'customers', people);
    expect(await asked(store, await signed(store, on))).toEqual(['welcome']);
    await imported(store, 'customers', list);
    await settled(store);
    expect(await asked(store, await signed(store, on))).toEqual([]);
    expect(await asked(store, await signed(store, off))).toEqual(['welcome']);
    expect(await asked(store, {})).toEqual(['welcome']);
  },
);

test('a browser in which somebody subscribed sees none either, also after it forgot that it did', async () => {
  const store = await storeWith(welcome());
  const { visitor, ...claim } = await offered(store);
  const words = { consent: { text: 'Email me.', at: Date.now() }, locale: 'en' };
  await post('/v1/leads', { ...claim, visitor, ...words, email: 'ada@shop.example' });
  await settled(store);
  const session = { visits: 1, pages: 2 };
  expect(await asked(store, { visitor, session: { ...session, lead: true } })).toEqual([]);
  // It says that it bought, so that what is published of it is read.
  expect(await asked(store, { visitor, session: { ...session, bought: true } })).toEqual([]);
});

test('an address that waits for its confirmation subscribes nobody', async () => {
  const store = await storeWith(welcome({ form: { ...FORM, confirm: true } }));
  await imported(store, 'customers', people);
  const { visitor, ...claim } = await offered(store);
  const words = { consent: { text: 'Email me.', at: Date.now() }, locale: 'en' };
  await post('/v1/leads', { ...claim, visitor, ...words, email: 'ada@shop.example' });
  await settled(store);
  expect(await asked(store, await signed(store, '7'))).toEqual(['welcome']);
});
