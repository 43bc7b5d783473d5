import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onAlarm } from '../../worker/store/alarm.ts';
import type { OrderBatch, OrderPart } from '../../worker/store/api/orders.ts';
import { endImport, takeOrders } from '../../worker/store/importing.ts';
import { takeNews } from '../../worker/store/news.ts';
import { LIVE, mark, markCount } from '../../worker/store/outbox.ts';
import { productNames } from '../../worker/store/products.ts';
import { publicationOf, publishRound } from '../../worker/store/profiles.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { counting } from './counting.ts';
import { homeOf } from './home.ts';
import { catalogOf, profileOf, profiles, rows, settled } from './rows.ts';
import { newStore, type TestStore } from './shop.ts';

const DAY = 86_400_000;
const OPERATOR = { keyId: 'operator' };
const start = Date.parse('2026-01-01T00:00:00Z');
/** When tests that do the alarm's work themselves say it is: the object's own stays far off. */
const later = Date.now() + 3_600_000;

const line = (product: string, position: number, changes: Partial<OrderPart['lines'][number]> = {}) => ({
  ...{ product, position, at: start, quantity: 1, priceMinor: 500, totalMinor: 500, subscription: false },
  ...changes,
});
const part = (id: string, changes: Partial<OrderPart> = {}): OrderPart => ({
  ...{ id, customer: 'ada', at: start, status: 'paid', currency: 'EUR' },
  lines: [line('P', 0), line('Q', 0)],
  ...changes,
});
const batch = (orders: readonly OrderPart[], live = false): OrderBatch => ({ orders, products: [], live });

async function send(store: TestStore, batches: readonly (readonly OrderPart[])[]): Promise<void> {
  const stub = storeStub(env, store.id);
  for (const orders of batches) await stub.importOrders(OPERATOR, batch(orders));
  await stub.endImport();
  await settled(store);
}

// One order of a random history: a few customers, guests and browsers, equal lines, returns, versions.
const randomOrder = fc
  .record({
    id: fc.integer({ min: 0, max: 14 }),
    version: fc.integer({ min: 0, max: 2 }),
    products: fc.array(fc.constantFrom('A', 'B', 'C', 'POST'), { minLength: 1, maxLength: 4 }),
    quantity: fc.constantFrom(1, 1, 2, 5, -1),
    told: fc.constantFrom({}, {}, { toldAt: start + 1 }, { toldAt: start + 2 }),
    email: fc.constantFrom({}, {}, { email: 'ada@shop.example' }),
    status: fc.constantFrom('paid' as const, 'paid' as const, 'cancelled' as const, 'pending' as const),
  })
  .map(({ id, version, products, quantity, status, told, email }): OrderPart => {
    const at = start + id * 3 * DAY;
    const seen = new Map<string, number>();
    const lines = products.map((product) => {
      const position = seen.get(product) ?? 0;
      seen.set(product, position + 1);
      return line(product, position, { at, quantity, totalMinor: 500 * quantity });
    });
    const hash = id % 3 === 0 ? { visitorHash: `${id % 2}`.repeat(64) } : {};
    const who = id % 5 === 4 ? {} : { customer: `c${id % 4}` };
    const head = { id: `O${id}`, at, updatedAt: at + version, status, currency: 'EUR' };
    return { ...head, ...told, lines, ...hash, ...who, ...(version === 2 && email) };
  });
/** Orders of which one version may be told in several ways: clocks of platforms tick in seconds. */
const history = fc.array(randomOrder, { maxLength: 25 });
const shuffledTwice = history.chain((orders) => {
  const twice = [...orders, ...orders];
  return fc.tuple(
    fc.constant(orders),
    fc.shuffledSubarray(twice, { minLength: twice.length }),
    fc.integer({ min: 1, max: 7 }),
  );
});

/** Batches of about `size` orders in which no id comes twice. */
function batchesOf(orders: readonly OrderPart[], size: number): OrderPart[][] {
  const batches: OrderPart[][] = [[]];
  for (const one of orders) {
    const last = batches.at(-1);
    if (last && last.length < size && !last.some(({ id }) => id === one.id)) last.push(one);
    else batches.push([one]);
  }
  return batches;
}

test('importing twice, in any order and any batches, is importing once; KV holds what rows tell', async () => {
  await fc.assert(
    fc.asyncProperty(shuffledTwice, async ([orders, twice, size]) => {
      const [once, often] = [await newStore(), await newStore()];
      await send(once, batchesOf(orders, 1000));
      await send(often, batchesOf(twice, size));
      const query = 'SELECT * FROM order_lines';
      expect(await rows(often, query)).toEqual(await rows(once, query));
      expect(await rows(often, 'SELECT * FROM orders')).toEqual(await rows(once, 'SELECT * FROM orders'));
      const published = await profiles(often);
      expect(published).toEqual(await profiles(once));
      expect(published).toEqual(await fromRows(often, Object.keys(published)));
    }),
    { numRuns: 15 },
  );
}, 60_000);

/** The profiles of these persons, made anew from rows. */
const fromRows = (store: TestStore, persons: readonly string[]) =>
  runInDurableObject(storeStub(env, store.id), (_, { storage: { sql } }) => {
    const names = productNames(sql);
    return Object.fromEntries(persons.map((person) => [person, publicationOf(sql, names, person).profile]));
  });

test('an order of two lines writes at most 8 rows, its profile included, and a repeated one none', async () => {
  const store = await newStore();
  const orders = Array.from({ length: 200 }, (_, i) =>
    part(`O${i}`, { customer: `c${i}`, visitorHash: i.toString(16).padStart(64, '0') }),
  );
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    const counted = counting(storage);
    const target = { sql: counted.sql, kv: env.KV, store: store.id };
    await takeOrders(counted.storage, batch(orders), start);
    for (let round = 'more'; round === 'more'; ) round = await publishRound(target, false, start);
    // And one row for all: the fit that is now due.
    expect(counted.written()).toBeLessThanOrEqual(8 * orders.length + 1);
    const before = counted.written();
    await takeOrders(counted.storage, batch(orders), start);
    await endImport(counted.storage, start);
    // The due fit is hastened: one row for all.
    expect(counted.written() - before).toBeLessThanOrEqual(1);
    expect(markCount(storage.sql)).toBe(0);
  });
});

test('a webhook costs no row of its own: an order 8, a customer’s first one with an address 10, a repeated one none', async () => {
  const store = await newStore();
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    const counted = counting(storage);
    const home = homeOf(counted.storage, store.id);
    const told = async (id: string, delivery: string) => {
      const before = counted.written();
      const whole = { updatedAt: start, email: 'ada@shop.example', visitorHash: 'ab'.repeat(32) };
      const news = { kind: 'order', part: part(id, whole), products: [], restored: false } as const;
      await takeNews({ home, marks: home, delivery, now: later }, news);
      await publishRound(home, false, later);
      return counted.written() - before;
    };
    // One row more with the first: the fit that is now due.
    expect(await told('A', 'first')).toBeLessThanOrEqual(10 + 1);
    expect(await told('B', 'second')).toBeLessThanOrEqual(8);
    expect(await told('B', 'third')).toBe(0);
  });
});

test('no batch, however long its ids and titles, binds a value that SQLite refuses in production', async () => {
  const store = await newStore();
  const wide = (name: string) => name.padStart(128, '茶');
  const orders = Array.from({ length: 2000 }, (_, i) =>
    part(wide(`O${i}`), {
      ...{ customer: wide(`c${i}`), email: `${wide(`e${i}`)}@shop.example` },
      lines: [line(wide(`P${i}`), 0, { variant: wide('V') })],
    }),
  );
  const products = orders.map(({ id }) => ({ id, title: '茶'.repeat(500) }));
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    const counted = counting(storage);
    const given = { orders, products, live: false };
    expect(await takeOrders(counted.storage, given, start)).toEqual({ new: 2000, repeated: 0, cancelled: 0 });
    expect(await takeOrders(counted.storage, given, start)).toEqual({ new: 0, repeated: 2000, cancelled: 0 });
    expect(counted.largest()).toBeLessThan(2_000_000);
    // Two thousand profiles would keep the tests after this one waiting.
    storage.sql.exec('DELETE FROM outbox');
  });
});

test('a product is called what the first line with a name says', async () => {
  const store = await newStore();
  const stub = storeStub(env, store.id);
  for (const named of [
    { id: 'P' },
    { id: 'P', title: 'Beans' },
    { id: 'P', title: 'Other', category: 'Coffee' },
  ])
    await stub.importOrders(OPERATOR, { orders: [], products: [named], live: false });
  expect(await rows(store, 'SELECT title, category FROM products')).toEqual([
    { title: 'Beans', category: 'Coffee' },
  ]);
});

test('a repeated import puts nothing into KV', async () => {
  const store = await newStore();
  const orders = Array.from({ length: 40 }, (_, i) =>
    part(`O${i}`, { customer: `c${i % 7}`, at: start + i * DAY }),
  );
  await send(store, [orders]);
  const before = await rows(store, 'SELECT * FROM published');
  const catalog = await catalogOf(store);
  await send(store, [orders.slice(20), orders.slice(0, 20)]);
  expect(await rows(store, 'SELECT * FROM published')).toEqual(before);
  expect((await catalogOf(store))?.builtAt).toBe(catalog?.builtAt);
  expect(before).toHaveLength(8);
});

test('who is looked at again and is the same is not put again; who is nobody is deleted, remembered or not', async () => {
  const store = await newStore();
  await send(store, [[part('A')]]);
  await env.KV.put(`c:${store.id}:ghost`, '{}');
  const done: string[] = [];
  const noting = new Proxy(env.KV, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (name: string, ...rest: unknown[]) => {
        done.push(`${String(key)} ${name}`);
        return value.call(target, name, ...rest);
      };
    },
  });
  await runInDurableObject(storeStub(env, store.id), async (_, { storage: { sql } }) => {
    mark(sql, ['c:ada', 'c:ghost'], LIVE);
    expect(await publishRound({ sql, kv: noting, store: store.id }, false, later)).toBe('done');
  });
  expect(done).toEqual([`delete c:${store.id}:ghost`]);
  expect(Object.keys(await profiles(store))).toEqual(['c:ada']);
});

test('a put that fails keeps its mark, lets others go first, and is made up for', async () => {
  const store = await newStore();
  const down = new Proxy(env.KV, {
    get: (target, key) =>
      key === 'put'
        ? (name: string, value: string) =>
            name.endsWith(':bob') ? Promise.reject(new Error('KV is down')) : target.put(name, value)
        : Reflect.get(target, key),
  });
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    await takeOrders(storage, batch([part('A'), part('B', { customer: 'bob' })]), later);
    expect(await publishRound({ sql: storage.sql, kv: down, store: store.id }, false, later)).toBe('failed');
    expect(storage.sql.exec('SELECT person, rank FROM outbox').toArray()).toEqual([
      { person: 'c:bob', rank: 2 },
    ]);
    expect(await publishRound({ sql: storage.sql, kv: env.KV, store: store.id }, false, later)).toBe('done');
  });
  expect(await profileOf(store, 'c:bob')).toMatchObject({ orders: 1 });
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 1 });
});

test('an order that comes while its customer is being published is published as well', async () => {
  const store = await newStore();
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    await takeOrders(storage, batch([part('A')]), later);
    const meanwhile = new Proxy(env.KV, {
      get: (target, key) =>
        key === 'put'
          ? async (name: string, value: string) => {
              await takeOrders(storage, batch([part('B')], true), later);
              return target.put(name, value);
            }
          : Reflect.get(target, key),
    });
    expect(await publishRound({ sql: storage.sql, kv: meanwhile, store: store.id }, false, later)).toBe(
      'more',
    );
    await publishRound({ sql: storage.sql, kv: env.KV, store: store.id }, false, later);
  });
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 2 });
});

test('who orders while the models are fitted need not wait for them', async () => {
  const store = await newStore();
  await settled(store);
  const puts: string[] = [];
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    const { sql } = storage;
    const kv = new Proxy(env.KV, {
      get: (target, key) =>
        key === 'put'
          ? async (name: string, value: string) => {
              puts.push(name.replace(`:${store.id}`, ''));
              if (puts.length === 1)
                await takeOrders(storage, batch([part('B', { customer: 'eve' })], true), later);
              return target.put(name, value);
            }
          : Reflect.get(target, key),
    });
    await takeOrders(storage, batch([part('A')], true), later);
    sql.exec(`UPDATE due_jobs SET at = 0 WHERE name = 'fit'`);
    await onAlarm(homeOf(storage, store.id, kv), { importingUntil: 0, failures: 0 });
  });
  expect(puts).toEqual(['c:ada', 'c:eve', 'catalog']);
});

test('while an import runs, only people who order live are published', async () => {
  const store = await newStore();
  const stub = storeStub(env, store.id);
  await stub.importOrders(OPERATOR, batch([part('A'), part('B', { customer: 'bob' })]));
  await stub.importOrders(OPERATOR, batch([part('C', { customer: 'eve' })], true));
  await runInDurableObject(stub, async (_, { storage }) => {
    await publishRound({ sql: storage.sql, kv: env.KV, store: store.id }, true, start);
  });
  expect(Object.keys(await profiles(store))).toEqual(['c:eve']);
  await stub.endImport();
  await settled(store);
  expect(Object.keys(await profiles(store))).toEqual(['c:ada', 'c:bob', 'c:eve']);
});

test('a line that says who the guest was moves the order to the customer', async () => {
  const store = await newStore();
  const { customer: _, ...guest } = part('A', { lines: [line('P', 0)] });
  await send(store, [[guest], [part('A', { lines: [line('Q', 0)] })]]);
  expect(await rows(store, 'SELECT person, product FROM order_lines')).toEqual([
    { person: 'c:ada', product: 'P' },
    { person: 'c:ada', product: 'Q' },
  ]);
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 1, spentMinor: 1000 });
});

test('the catalogue stays within 5,000 products and 2 MB, best sellers first', async () => {
  const store = await newStore();
  const stub = storeStub(env, store.id);
  for (let i = 0; i < 14; i++) {
    const products = Array.from({ length: 500 }, (_, k) => ({
      ...{
        id: `p${i * 500 + k}`,
        title: `${'Long title '.repeat(30)}${k}`,
        url: `/p/${k}?${'x'.repeat(400)}`,
      },
    }));
    await stub.importProducts(OPERATOR, products);
  }
  const orders = ['p6999', 'p6999', 'p6998'].map((product, i) =>
    part(`O${i}`, { lines: [line(product, 0)] }),
  );
  await send(store, [orders]);
  const text = (await env.KV.get(`catalog:${store.id}`)) ?? '';
  expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(2_000_000);
  const catalog = await catalogOf(store);
  expect(catalog?.products.slice(0, 2).map(({ id }) => id)).toEqual(['p6999', 'p6998']);
  expect(catalog?.products.length).toBeGreaterThan(1500);
  expect(catalog?.related).toHaveLength(catalog?.products.length ?? 0);
});

test('products bought on one day by one person are related, postage is not', async () => {
  const store = await newStore();
  const baskets = Array.from({ length: 12 }, (_, i) =>
    part(`O${i}`, {
      ...{ customer: `c${i}`, at: start + i * DAY },
      lines: [line('P', 0), line('Q', 0), line('POST', 0)].map((one) => ({ ...one, at: start + i * DAY })),
    }),
  );
  await send(store, [baskets]);
  const catalog = await catalogOf(store);
  expect(catalog?.products.map(({ id }) => id)).toEqual(['P', 'Q']);
  expect(catalog?.related).toEqual([[1], [0]]);
});
