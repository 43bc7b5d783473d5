// Catalogues as the platforms, their plugins and Google take them, without a word of what they are.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test, vi } from 'vitest';
import { storeStub } from '../../worker/store/stub.ts';
import tsv from './exports/google-merchant.tsv?raw';
import rss from './exports/google-merchant.xml?raw';
import atom from './exports/google-merchant-atom.xml?raw';
import shopify from './exports/shopify-products.csv?raw';
import woo from './exports/woocommerce-products.csv?raw';
import { catalogOf, profileOf, rows, settled } from './rows.ts';
import { newStore, type TestStore } from './shop.ts';
import { counts, imported, linesOf, refusalOf } from './uploads.ts';

const productsOf = (store: TestStore, fields: string) =>
  rows(store, `SELECT ${fields} FROM products WHERE imported = 1 ORDER BY id`);

test('a Google Merchant feed in RSS is read, its groups of variants as one product each', async () => {
  const store = await newStore();
  const answer = await imported(store, 'products', rss, 'application/xml');
  expect(answer).toMatchObject({ format: 'google-merchant', lines: 6, new: 5, rejected: 1 });
  expect(answer.rejections).toEqual([{ line: 6, why: expect.stringContaining('not well-formed XML') }]);
  expect(answer.notes).toEqual([expect.stringContaining('1 prices are in USD')]);
  expect(await productsOf(store, 'id, title, url, price_minor, brand, category, stock, variant')).toEqual([
    {
      ...{
        id: '7001',
        title: 'Cup',
        url: 'https://shop.example/products/cup?variant=8001',
        price_minor: null,
      },
      ...{ brand: null, category: null, stock: 0, variant: '8001' },
    },
    {
      ...{ id: 'BEAN-1KG', title: 'Espresso Beans & Co, 1 kg', price_minor: 1250, brand: 'Aralia' },
      url: 'https://shop.example/products/beans?utm_source=google&utm_medium=cpc',
      ...{ category: 'Beans', stock: null, variant: null },
    },
    expect.objectContaining({ id: 'FISH', title: 'Fish & Chips', price_minor: 100 }),
    {
      ...{ id: 'SHIRT', title: 'Shirt, small', url: 'https://shop.example/products/shirt?size=s' },
      ...{ price_minor: 2200, brand: null, category: null, stock: null, variant: 'SHIRT-M' },
    },
  ]);
  expect(counts(await imported(store, 'products', rss))).toMatchObject({ new: 0, repeated: 5, rejected: 1 });
});

test('Atom and TSV feeds tell the same', async () => {
  const store = await newStore();
  expect(await imported(store, 'products', atom)).toMatchObject({ format: 'google-merchant', new: 1 });
  expect(await imported(store, 'products', tsv)).toMatchObject({ format: 'google-merchant', new: 2 });
  expect(await productsOf(store, 'id, price_minor, category, stock, url')).toEqual([
    {
      id: 'BEAN-1KG',
      price_minor: 1500,
      category: 'Coffee',
      stock: null,
      url: 'https://shop.example/products/beans',
    },
    {
      id: 'FILTER',
      price_minor: 1500,
      category: null,
      stock: 0,
      url: 'https://shop.example/products/filters',
    },
  ]);
});

test('entities of a feed’s own are never expanded, nothing is fetched, depth and length are bounded', async () => {
  const store = await newStore();
  const item = (text: string) => `<item><id>A</id><title>${text}</title><link>/a</link></item>`;
  const laughs = `<!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
  const bomb = `<?xml version="1.0"?>${laughs}<rss><channel>${item('&b;')}${item('&f;')}</channel></rss>`;
  expect(await imported(store, 'products', bomb)).toMatchObject({ lines: 2, rejected: 2 });
  const deep = `<rss>${'<a>'.repeat(100_000)}`;
  expect(await imported(store, 'products', deep)).toMatchObject({
    lines: 1,
    rejections: [{ why: expect.stringContaining('deep') }],
  });
  const long = `<rss>${item('x'.repeat(3_000_000))}</rss>`;
  expect(await imported(store, 'products', long)).toMatchObject({
    rejections: [{ why: expect.stringContaining('longer') }],
  });
  const cut = rss.slice(0, rss.indexOf('SHIRT-M'));
  expect(await imported(store, 'products', cut)).toMatchObject({
    new: 2,
    rejections: [{ why: expect.stringContaining('cut off') }],
  });
  expect(await imported(store, 'products', '<html><body>Not found</body></html>')).toMatchObject({
    rejections: [{ line: 1, why: expect.stringContaining('without a product') }],
  });
  expect(await refusalOf(store, 'orders', rss)).toMatch(/^422 has no column for the order/);
});

test('Shopify’s export of products is read: rows of a handle are one product', async () => {
  const store = await newStore();
  const answer = await imported(store, 'products', shopify);
  expect(answer).toMatchObject({ format: 'shopify-products-csv', lines: 5, new: 5, rejected: 0 });
  expect(answer.notes).toEqual([expect.stringContaining('products.json')]);
  const fields = 'id, title, url, image, price_minor, brand, category, tags, stock';
  expect(await productsOf(store, fields)).toMatchObject([
    { id: 'cup', price_minor: 1100, category: 'Cups', stock: null },
    {
      ...{
        id: 'espresso-beans',
        title: 'Espresso Beans',
        url: '/products/espresso-beans',
        price_minor: 1500,
      },
      ...{ brand: 'Aralia', category: 'Coffee', tags: '["coffee","organic"]', stock: 7 },
      image: 'https://cdn.shopify.example/beans.jpg',
    },
    { id: 'old-mug', stock: 0 },
  ]);
});

test('WooCommerce’s export of products is read: variations count for their product, wherever they stand', async () => {
  const store = await newStore();
  const answer = await imported(store, 'products', woo);
  expect(answer).toMatchObject({ format: 'woocommerce-products-csv', lines: 6, new: 5, rejected: 1 });
  expect(answer.rejections).toEqual([{ line: 7, why: expect.stringContaining('`NOBODY`') }]);
  expect(
    await productsOf(store, 'id, title, url, image, price_minor, brand, category, stock, variant'),
  ).toMatchObject([
    {
      ...{ id: '12', title: 'Espresso Beans', url: '/?post_type=product&p=12', price_minor: 1250, stock: 7 },
      ...{ brand: 'Aralia', category: 'Beans', image: 'https://shop.example/a.jpg', variant: null },
    },
    { id: '14', title: 'Paper Filters', price_minor: 400, stock: 5, variant: '142' },
    { id: '20', stock: 0 },
  ]);
});

const ORDERS = `order,date,sku,name,quantity,price,customer
A,2026-01-02,BEAN-1KG,Beans,1,15.00,ada
A,2026-01-02,FILTER-2,Filters,1,3.00,ada
A,2026-01-02,FILTER-4,Filters,2,3.00,ada
B,2026-02-02,NOBODYS,Thing,1,3.00,ada
`;

test('orders that tell SKUs are orders of the products that have them, whichever is imported first', async () => {
  const [before, after] = [await newStore(), await newStore()];
  await imported(before, 'products', woo);
  await imported(before, 'orders', ORDERS);
  await imported(after, 'orders', ORDERS);
  await settled(after);
  await imported(after, 'products', woo);
  for (const store of [before, after]) {
    await settled(store);
    expect(await linesOf(store, 'order_id, product, variant, quantity')).toEqual([
      { order_id: 'A', product: '12', variant: '', quantity: 1 },
      { order_id: 'A', product: '14', variant: '141', quantity: 1 },
      { order_id: 'A', product: '14', variant: '142', quantity: 2 },
      { order_id: 'B', product: 'NOBODYS', variant: '', quantity: 1 },
    ]);
    expect((await profileOf(store, 'c:ada'))?.bought.toSorted()).toEqual(['12', '14', 'NOBODYS']);
    expect(await rows(store, 'SELECT id FROM products WHERE imported = 0')).toEqual([{ id: 'NOBODYS' }]);
    expect(counts(await imported(store, 'orders', ORDERS))).toMatchObject({ new: 0, repeated: 4 });
  }
});

test('who gains a product by its import is published without waiting for another fit', async () => {
  const store = await newStore();
  await imported(store, 'orders', ORDERS);
  await settled(store);
  await imported(store, 'products', 'id,title,url,sku\nN,Thing,/n,NOBODYS\n');
  const stub = storeStub(env, store.id);
  const claims = () => rows(store, "SELECT 1 FROM due_jobs WHERE name = 'claims'");
  await vi.waitUntil(async () => {
    await runDurableObjectAlarm(stub);
    return (await claims()).length === 0;
  }, 20_000);
  const marks = await rows(store, 'SELECT person FROM outbox');
  const alarm = await runInDurableObject(stub, (_, { storage }) => storage.getAlarm());
  expect(marks.length === 0 || (alarm ?? Number.POSITIVE_INFINITY) <= Date.now() + 1000).toBe(true);
  await settled(store);
  expect((await profileOf(store, 'c:ada'))?.bought).toContain('N');
});

test('a name that two products claim is nobody’s, and two names of one product in an order are two lines', async () => {
  const store = await newStore();
  const product = (id: string, ...names: string[]) => ({
    ...{ id, title: id, url: `/${id}` },
    aliases: names.map((name) => ({ name })),
  });
  const products = [product('1', 'SAME', 'ONE', 'EIN'), product('2', 'SAME', 'TWO')];
  const lines = (sku: string) => `O,2026-01-02,${sku},x,1,1,ada`;
  const orders = [ORDERS.split('\n')[0], ...['ONE', 'EIN', 'SAME', '2', 'TWO'].map(lines)].join('\n');
  await imported(store, 'orders', orders);
  await imported(store, 'products', JSON.stringify(products));
  await settled(store);
  const expected = [
    { product: '1', position: 0 },
    { product: '1', position: 1 },
    { product: '2', position: 0 },
    { product: '2', position: 1 },
    { product: 'SAME', position: 0 },
  ];
  expect(await linesOf(store, 'product, position')).toEqual(expected);
  expect(counts(await imported(store, 'orders', orders))).toMatchObject({ new: 0, repeated: 5 });
  expect(await linesOf(store, 'product, position')).toEqual(expected);
});

test('an update of some fields keeps the others; an unknown product needs a title and an address', async () => {
  const store = await newStore();
  const beans = {
    id: 'P',
    title: 'Beans',
    url: '/p',
    priceMinor: 500,
    brand: 'Aralia',
    tags: ['a'],
    stock: 4,
  };
  await imported(store, 'products', JSON.stringify([beans]));
  expect(await imported(store, 'products', 'id,stock,price\nP,3,\nNEW,1,1\n')).toMatchObject({
    ...{ new: 1, rejected: 1 },
    rejections: [{ line: 3, why: 'is not in the catalogue yet and has no `title` and no `url`' }],
  });
  expect(await productsOf(store, 'title, url, price_minor, brand, tags, stock')).toEqual([
    { title: 'Beans', url: '/p', price_minor: null, brand: 'Aralia', tags: '["a"]', stock: 3 },
  ]);
  await imported(store, 'products', '[{"id":"P","brand":null,"price":"€6"}]');
  expect(await productsOf(store, 'brand, price_minor, stock')).toEqual([
    { brand: null, price_minor: 600, stock: 3 },
  ]);
  expect(counts(await imported(store, 'products', '[{"id":"P","price":6}]'))).toMatchObject({ repeated: 1 });
});

const feed = (...ids: string[]) => ['id,title,url', ...ids.map((id) => `${id},${id},/${id}`)].join('\n');

test('a whole catalogue drops what it no longer has, if all of it could be read', async () => {
  const store = await newStore();
  const replace = async (body: string) => imported(store, 'products?replace=true', body);
  expect(await replace(feed('A', 'B', 'C'))).toMatchObject({ new: 3, dropped: 0 });
  expect(await replace(`${feed('A', 'B')}\nC,,\n`)).toMatchObject({ dropped: 0, repeated: 3 });
  const broken = await replace(`${feed('A')}\n"B,never closed,/b\n`);
  expect(broken.dropped).toBeUndefined();
  expect(broken.notes).toEqual([expect.stringContaining('nothing was dropped')]);
  expect((await replace('id,title,url\n')).dropped).toBeUndefined();
  expect(await replace(feed('A', 'B'))).toMatchObject({ repeated: 2, dropped: 1 });
  expect(await productsOf(store, 'id')).toEqual([{ id: 'A' }, { id: 'B' }]);
  expect(await rows(store, 'SELECT stock FROM products WHERE imported = 0')).toEqual([{ stock: 0 }]);
  expect(await replace(feed('A', 'B', 'C'))).toMatchObject({ new: 1, dropped: 0 });
  expect(await productsOf(store, 'id, stock')).toEqual(['A', 'B', 'C'].map((id) => ({ id, stock: null })));
});

test('what sold out is in the catalogue of decisions within seconds, and so is what came back', async () => {
  const store = await newStore();
  await imported(store, 'products', 'id,title,url,stock\nP,Beans,/p,4\n');
  await settled(store);
  const dueIn = async (name: string) => {
    const [job] = await rows(store, `SELECT at FROM due_jobs WHERE name = '${name}'`);
    const published = (await catalogOf(store))?.builtAt ?? 0;
    return Number(job?.at) - published;
  };
  await imported(store, 'products', '{"id":"P","title":"Fine beans"}');
  expect(await dueIn('catalog')).toBeGreaterThan(50_000);
  await imported(store, 'products', '{"id":"P","stock":0}');
  expect(await dueIn('catalog')).toBeLessThanOrEqual(5000);
  const ids = Array.from({ length: 12 }, (_, i) => `F${i}`);
  await imported(
    store,
    'products',
    ['id,title,url,stock', ...ids.map((id) => `${id},x,/x,${id === 'F1' ? 0 : 1}`)].join('\n'),
  );
  await settled(store);
  const stocks = (await catalogOf(store))?.products.map(({ id, stock }) => [id, stock]);
  expect(stocks).toEqual(
    expect.arrayContaining([
      ['P', 0],
      ['F0', 1],
      ['F1', 0],
    ]),
  );
});
