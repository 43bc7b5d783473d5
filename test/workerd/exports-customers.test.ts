// Lists of customers as shops and newsletter tools export them.
import { expect, test } from 'vitest';
import klaviyo from './exports/klaviyo-profiles.csv?raw';
import subscribed from './exports/mailchimp-subscribed.csv?raw';
import unsubscribed from './exports/mailchimp-unsubscribed.csv?raw';
import shopify from './exports/shopify-customers.csv?raw';
import { rows } from './rows.ts';
import { newStore, type TestStore } from './shop.ts';
import { imported } from './uploads.ts';

const peopleOf = (store: TestStore) =>
  rows(store, 'SELECT person, subscribed, tags FROM customers ORDER BY person');

test('Shopify’s export of customers: ids without their apostrophe, consent, tags', async () => {
  const store = await newStore();
  const answer = await imported(store, 'customers', shopify);
  expect(answer).toMatchObject({ format: 'shopify-customers-csv', new: 3, rejected: 0 });
  expect(answer.ignoredColumns).toContain('Total Spent');
  expect(await peopleOf(store)).toEqual([
    { person: 'c:9013808660771', subscribed: 'yes', tags: '["VIP","wholesale"]' },
    { person: 'c:9013808660772', subscribed: 'no', tags: null },
    { person: 'c:9013808660773', subscribed: 'no', tags: null },
  ]);
});

test('a list of Klaviyo’s: whoever never said yes is not subscribed', async () => {
  const store = await newStore();
  expect(await imported(store, 'customers', klaviyo)).toMatchObject({
    format: 'klaviyo-csv',
    new: 4,
    rejected: 0,
  });
  expect((await peopleOf(store)).map(({ subscribed }) => subscribed)).toEqual(['yes', 'no', 'no', null]);
});

test('an audience of Mailchimp’s: a time says that one came or left, and no time says nothing', async () => {
  const store = await newStore();
  expect(await imported(store, 'customers', subscribed)).toMatchObject({ format: 'mailchimp-csv', new: 3 });
  expect(await imported(store, 'customers', unsubscribed)).toMatchObject({ format: 'mailchimp-csv', new: 1 });
  expect(await peopleOf(store)).toEqual([
    { person: 'e:ada@shop.example', subscribed: 'yes', tags: '["VIP","Blog"]' },
    { person: 'e:bob@shop.example', subscribed: 'yes', tags: null },
    { person: 'e:cy@shop.example', subscribed: null, tags: null },
    { person: 'e:di@shop.example', subscribed: 'no', tags: null },
  ]);
});

test('customers of the platforms’ APIs are read as their webhooks are', async () => {
  const store = await newStore();
  const ada = {
    id: 7,
    email: 'ada@shop.example',
    tags: 'vip',
    email_marketing_consent: { state: 'subscribed' },
  };
  const list = JSON.stringify({
    customers: [ada, { ...ada, id: 8, email_marketing_consent: null, tags: '' }],
  });
  expect(await imported(store, 'customers', list)).toMatchObject({
    format: 'shopify-customers-json',
    new: 2,
  });
  const bob = {
    id: 9,
    email: 'bob@shop.example',
    is_paying_customer: true,
    billing: { email: 'x@shop.example' },
  };
  expect(await imported(store, 'customers', JSON.stringify([bob]))).toMatchObject({
    format: 'woocommerce-customers-json',
    new: 1,
  });
  expect(await peopleOf(store)).toMatchObject([
    { person: 'c:7', subscribed: 'yes', tags: '["vip"]' },
    { person: 'c:8', subscribed: null },
    { person: 'c:9', subscribed: null },
  ]);
});
