import { expect, it } from 'vitest';
import { decide } from './decide.ts';
import { contextFrom } from './fixtures/arbitrary.ts';
import { documentOf, POPUP, preparedFrom } from './fixtures/shop.ts';

it.each([
  ['/cart/', true],
  ['/cart', true],
  ['/car', false],
  [{ $in: ['/a/', '/cart/'] }, true],
  [{ $not: { $eq: '/cart/' } }, false],
  [{ $regex: '^/cart/$' }, false],
  [{ $regex: '^/cart$' }, true],
])('a page path compared with %j, whatever slash either has: %s', (clause, holds) => {
  const prepared = preparedFrom(documentOf([{ ...POPUP, audience: { where: { 'page.path': clause } } }]));
  for (const url of ['https://shop.example/cart', 'https://shop.example/cart/?a=b'])
    expect(decide(prepared, contextFrom({ page: { url } })).decisions).toHaveLength(holds ? 1 : 0);
});

it('compares decoded paths', () => {
  const where = { 'page.path': '/%C3%BCr%C3%BCn', 'session.landing': '/ürün/' };
  const prepared = preparedFrom(documentOf([{ ...POPUP, audience: { where } }]));
  const context = contextFrom({
    page: { url: 'https://shop.example/ürün' },
    session: { landing: '/%C3%BCr%C3%BCn' },
  });
  expect(decide(prepared, context).decisions).toHaveLength(1);
});
