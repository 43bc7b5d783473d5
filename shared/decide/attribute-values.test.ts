import { expect, it } from 'vitest';
import { ATTRIBUTES } from '../schema/attributes.ts';
import { readableNames, readerOf } from './attribute-values.ts';
import { factsOf } from './facts.ts';
import { CUSTOMER, documentOf, preparedFrom, VISIT } from './fixtures/shop.ts';

const facts = factsOf(preparedFrom(documentOf([])), {
  ...VISIT,
  profile: CUSTOMER,
  session: { ...VISIT.session, landing: 'https://shop.example/a/', referrer: 'https://News.example:443/x' },
});

it('reads every published attribute, and nothing else', () => {
  expect(readableNames().toSorted()).toEqual(ATTRIBUTES.map(({ name }) => name).toSorted());
});

it('gives each a value of its published type', () => {
  for (const { name, type } of ATTRIBUTES) {
    const value = readerOf(name.replace('*', 'nothing'))(facts);
    if (value === undefined) continue;
    expect(type === 'strings' ? Array.isArray(value) : typeof value, name).toBe(
      type === 'strings' ? true : type,
    );
  }
});

it.each([
  ['page.path', '/products/beans'],
  ['page.query.size', 'l'],
  ['page.language', 'it'],
  ['page.product.price', 9.9],
  ['session.landing', '/a'],
  ['session.referrer', 'news.example'],
  ['session.utm.campaign', 'spring'],
  ['session.utm.constructor', undefined],
  ['cart.total', 42],
  ['cart.count', 3],
  ['cart.products', ['cups']],
  ['cart.categories', ['ware']],
  ['customer.spent', 600],
  ['customer.averageOrder', 100],
  ['customer.daysSinceOrder', 30],
  ['customer.rfmGroup', 'champions'],
  ['customer.attributes.tier', 'gold'],
  ['clock.hour', 21],
  ['no.such.name', undefined],
])('%s is %j', (name, value) => {
  expect(readerOf(name)(facts)).toEqual(value);
});

it('takes the path of the landing page, with or without its host', () => {
  const read = (landing: string) =>
    readerOf('session.landing')(
      factsOf(preparedFrom(documentOf([])), { ...VISIT, session: { ...VISIT.session, landing } }),
    );
  expect(['/a/?b=/c', 'https://shop.example/a/#d', 'https://shop.example'].map(read)).toEqual([
    ...['/a', '/a', '/'],
  ]);
});

it('takes a visitor who comes from the shop itself for sent by nobody', () => {
  const read = (referrer: string) =>
    readerOf('session.referrer')(
      factsOf(preparedFrom(documentOf([])), { ...VISIT, session: { ...VISIT.session, referrer } }),
    );
  expect(['shop.example', 'SHOP.example:443', '', 'www.shop.example'].map(read)).toEqual([
    ...['', '', '', 'www.shop.example'],
  ]);
});

it('takes the category of a product from the catalogue where the page does not say it', () => {
  const { category: _, ...page } = VISIT.page;
  expect(readerOf('page.category')(factsOf(preparedFrom(documentOf([])), { ...VISIT, page }))).toBe('coffee');
});
