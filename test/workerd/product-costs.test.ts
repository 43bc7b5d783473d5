// What a piece costs the shop, as catalogues of every kind tell it.
import { expect, test } from 'vitest';
import { rows } from './rows.ts';
import { newStore } from './shop.ts';
import { imported } from './uploads.ts';

const FILES = {
  'our own CSV': ['text/csv', 'id,title,url,price,cost\nP,Tea,/tea,10.00,4.00'],
  'a Google Merchant feed': [
    'text/tab-separated-values',
    'id\ttitle\tlink\tavailability\tprice\tcost_of_goods_sold\nP\tTea\thttps://shop.example/tea\tin_stock\t10.00 EUR\t4.00 EUR',
  ],
  'Shopify’s export': [
    'text/csv',
    'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Cost per item\nP,Tea,Title,Default Title,T1,10.00,4.00',
  ],
  'WooCommerce’s export': [
    'text/csv',
    'ID,Type,SKU,Name,Published,In stock?,Regular price,Cost of goods\nP,simple,T1,Tea,1,1,10.00,4.00',
  ],
  JSON: ['application/json', '[{"id":"P","title":"Tea","url":"/tea","price":"10.00","cost":"4.00"}]'],
} as const;

test.each(Object.entries(FILES))('%s tells costs', async (_, [type, text]) => {
  const store = await newStore();
  expect(await imported(store, 'products', text, type)).toMatchObject({ new: 1, rejected: 0 });
  expect(await rows(store, 'SELECT id, price_minor, cost_minor FROM products')).toEqual([
    { id: 'P', price_minor: 1000, cost_minor: 400 },
  ]);
});

test('a source that tells no cost leaves it, null takes it away, and a cost nobody can read costs no product', async () => {
  const store = await newStore();
  const csv = (head: string, line: string) =>
    imported(store, 'products', `id,title,url${head}\nP,Tea,/tea${line}`, 'text/csv');
  const cost = () => rows(store, 'SELECT cost_minor FROM products');
  await csv(',cost', ',4.00');
  await csv(',price', ',10.00');
  expect(await cost()).toEqual([{ cost_minor: 400 }]);
  expect(await csv(',price,cost', ',11.00,a lot')).toMatchObject({ rejected: 0 });
  expect(await cost()).toEqual([{ cost_minor: null }]);
  await csv(',cost', ',4.00');
  await imported(store, 'products', '[{"id":"P","cost":null}]', 'application/json');
  expect(await cost()).toEqual([{ cost_minor: null }]);
});
