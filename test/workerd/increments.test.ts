// What one order costs, what time passing costs, and what a fit lets happen meanwhile: counted, not timed.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { onAlarm } from '../../worker/store/alarm.ts';
import type { ShopNews } from '../../worker/store/api/news.ts';
import type { OrderPart } from '../../worker/store/api/orders.ts';
import type { CustomerView } from '../../worker/store/api/people.ts';
import { fitStore } from '../../worker/store/fit.ts';
import { takeOrders } from '../../worker/store/importing.ts';
import { nextJobAt, pendingJobs, runDueJobs, schedule } from '../../worker/store/jobs.ts';
import { takeNews } from '../../worker/store/news.ts';
import { productNames } from '../../worker/store/products.ts';
import { publicationOf, publishRound } from '../../worker/store/profiles.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { counting, notingKv } from './counting.ts';
import { homeOf } from './home.ts';
import { catalogOf, profiles, rows, settled } from './rows.ts';
import { type Answer, callAs, configOf, newStore, publish, type TestStore } from './shop.ts';

const DAY = 86_400_000;
const now = Date.now();
/** When tests that do the alarm's work themselves say it is: the object's own stays far off. */
const later = now + 3_600_000;

/** An order of two products of a customer; customer and products go round. */
function order(i: number, people: number, at: number, changes: Partial<OrderPart> = {}): OrderPart {
  const lines = [i % people, (i + 7) % people].map((k, position) => ({
    ...{ product: `P${k}`, position, at, quantity: 1, priceMinor: 500, totalMinor: 500 },
    subscription: false,
  }));
  const customer = `c${i % people}`;
  return { id: `O${i}`, customer, at, status: 'paid', currency: 'EUR', lines, ...changes };
}

/** Three orders of each of so many people, of as many products; nothing of it is due to be published. */
async function filled(storage: DurableObjectStorage, people: number): Promise<void> {
  const orders = Array.from({ length: 3 * people }, (_, i) => order(i, people, now - (1 + (i % 300)) * DAY));
  const products = Array.from({ length: people }, (_, i) => ({ id: `P${i}`, title: `Product ${i}` }));
  await takeOrders(storage, { orders, products, live: false }, later);
  storage.sql.exec('DELETE FROM outbox');
}

async function costOfAnOrder(people: number) {
  const store = await newStore();
  await settled(store);
  return runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    await filled(storage, people);
    const counted = counting(storage);
    const { kv, done } = notingKv(env.KV, store.id);
    const placed = order(7, people, now, { id: 'new', visitorHash: 'ab'.repeat(32) });
    await takeOrders(counted.storage, { orders: [placed], products: [], live: true }, later);
    expect(await publishRound({ sql: counted.sql, kv, store: store.id }, false, later)).toBe('done');
    return { read: counted.read(), written: counted.written(), done: done.toSorted() };
  });
}

test('an order touches the rows of its customer alone, however many people and products the store has', async () => {
  const few = await costOfAnOrder(50);
  const many = await costOfAnOrder(2000);
  expect(many).toEqual(few);
  expect(few.done).toEqual(['put c:c7', `put v:${'ab'.repeat(32)}`]);
  expect(few.written).toBeLessThanOrEqual(8);
  expect(few.read).toBeLessThanOrEqual(70);
});

/** Days ago on which everybody bought beans, give or take some days. */
const BOUGHT = [100, 79, 61, 40, 22, 3];

/** A store whose customers come about every twenty days, as it is after its first fit. */
async function ripe(): Promise<TestStore> {
  const store = await newStore();
  const restock = {
    ...{ id: 'restock', kind: 'replenishment', status: 'live', view: { as: 'slide-in' } },
    ...{ trigger: { any: [{ afterSeconds: 1 }] }, replenishment: { confidence: 'eager', show: 3 } },
    content: { en: { title: 'Running low on {product}?', action: 'Add to cart' } },
  };
  const winBack = {
    ...{ id: 'win-back', kind: 'message', status: 'live', view: { as: 'popup' } },
    ...{ trigger: { any: [{ afterSeconds: 1 }] }, audience: { segments: ['at-risk', 'lapsed'] } },
    content: { en: { title: 'We miss you' } },
  };
  await publish(store, configOf(restock, winBack));
  const orders = BOUGHT.flatMap((ago, k) =>
    Array.from({ length: 40 }, (_, i) => order(k * 40 + i, 40, now - (ago + (i % 7)) * DAY)),
  ).map((one) => ({ ...one, lines: one.lines.slice(0, 1).map((line) => ({ ...line, product: 'BEANS' })) }));
  await storeStub(env, store.id).importOrders({ keyId: 'operator' }, { orders, products: [], live: false });
  await storeStub(env, store.id).endImport();
  await settled(store);
  return store;
}

/** Every row that work of the store would change, and every value in KV. */
const state = async (store: TestStore) => [
  await profiles(store),
  await catalogOf(store),
  ...(await Promise.all(
    ['published', 'fits', 'outbox', 'due_jobs', 'reports'].map((name) =>
      rows(store, `SELECT * FROM ${name}`),
    ),
  )),
];

test('time alone makes customers at-risk and products due: not a row is written and nothing is put', async () => {
  const store = await ripe();
  const before = await state(store);
  const puts = vi.spyOn(env.KV, 'put');
  const at = async (days: number) => {
    const moment = now + days * DAY;
    const url = `/v1/stores/${store.id}/customers/c0?at=${new Date(moment).toISOString()}`;
    const view: CustomerView = await (await callAs(store.adminKey, 'GET', url)).json();
    const asked = {
      customer: 'c0',
      at: moment,
      consent: true,
      page: { kind: 'home' },
      session: { visits: 2, pages: 1 },
    };
    const explained = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/explain`, asked);
    const { decision } = await explained.json<{ decision: Answer }>();
    return { view, shown: decision.decisions.map(({ campaign }) => campaign) };
  };
  const [today, soon, atLast] = [await at(0), await at(10), await at(160)];
  expect(today.view).toMatchObject({ segment: 'active', due: [] });
  expect(today.shown).toEqual([]);
  expect(soon.view).toMatchObject({ segment: 'active', due: [{ product: 'BEANS' }] });
  expect(soon.shown).toEqual(['restock']);
  expect(atLast.view).toMatchObject({ segment: 'at-risk', due: [] });
  expect(atLast.shown).toEqual(['win-back']);
  expect(puts).not.toHaveBeenCalled();
  puts.mockRestore();
  expect(await state(store)).toEqual(before);
});

test('a fit reads so many lines at a time, however many there are, and who orders meanwhile is published at once', async () => {
  const store = await newStore();
  await settled(store);
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    await filled(storage, 3000);
    const counted = counting(storage);
    const bites: number[] = [];
    let before = 0;
    const fitted = await fitStore(counted.sql, later, async () => {
      bites.push(counted.read() - before);
      if (bites.length === 4) {
        const { kv, done } = notingKv(env.KV, store.id);
        const placed = order(7, 3000, now, { id: 'meanwhile' });
        await takeOrders(storage, { orders: [placed], products: [], live: true }, later);
        await publishRound({ sql: storage.sql, kv, store: store.id }, true, later);
        expect(done).toEqual(['put c:c7']);
      }
      before = counted.read();
    });
    // The names of all products are read at first.
    expect(Math.max(...bites)).toBeLessThanOrEqual(3000 + 3 * 4100);
    expect(bites.length).toBeGreaterThan(2 * (18_000 / 4100));
    expect(fitted.products).toHaveLength(3000);
    storage.sql.exec('DELETE FROM due_jobs');
  });
});

test('a fit that an eviction ends is begun again, and finds what an undisturbed one finds', async () => {
  const store = await newStore();
  await settled(store);
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    const { sql } = storage;
    await filled(storage, 300);
    await schedule(storage, 'fit', later);
    let pauses = 0;
    const evicted = new Promise<void>((reached) => {
      const forever = () => {
        pauses += 1;
        if (pauses === 5) reached();
        return pauses < 5 ? Promise.resolve() : new Promise(() => {});
      };
      void runDueJobs(sql, { fit: () => fitStore(sql, later, forever) }, later);
    });
    await evicted;
    expect(pendingJobs(sql, later)).toBe(1);
    const again: unknown[] = [];
    const whole = async (at: number) => again.push(await fitStore(sql, at, async () => {}));
    await runDueJobs(sql, { fit: whole }, nextJobAt(sql) ?? 0);
    expect(again).toEqual([await fitStore(sql, later + 30_000, async () => {})]);
    expect(nextJobAt(sql)).toBeNull();
  });
});

test('of more products than a catalogue holds those take part that sold most, fading over a year', async () => {
  const store = await newStore();
  await settled(store);
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    const once = Array.from({ length: 5000 }, (_, i) => order(i, 5000, now - 30 * DAY));
    const bean = { product: 'Bean', quantity: 1, priceMinor: 500, totalMinor: 500, subscription: false };
    const yearly = [330, 360].flatMap((ago) =>
      Array.from({ length: 3 }, (_, i) => {
        const at = now - ago * DAY;
        const lines = [{ ...bean, position: 0, at }];
        return order(i, 5000, at, { id: `${ago}-${i}`, lines });
      }),
    );
    await takeOrders(storage, { orders: [...once, ...yearly], products: [], live: false }, later);
    const { products } = await fitStore(storage.sql, now, async () => {});
    expect(products).toHaveLength(5000);
    expect(products.at(-1)?.id).toBe('Bean');
  });
});

test('the daily job refits the store and puts the catalogue at most once, and no profile', async () => {
  const store = await ripe();
  const before = await profiles(store);
  const clock = vi.spyOn(Date, 'now');
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    const { sql } = storage;
    const { kv, done } = notingKv(env.KV, store.id);
    const home = homeOf(storage, store.id, kv);
    const fitAt = () => sql.exec<{ at: number }>('SELECT at FROM fits').one().at;
    const first = fitAt();
    const due = sql.exec<{ at: number }>(`SELECT at FROM due_jobs WHERE name = 'daily'`).one().at;
    for (let ring = 0; ring < 3; ring++) {
      clock.mockReturnValue(due + ring);
      await onAlarm(home, { importingUntil: 0, failures: 0 });
    }
    expect(done).toEqual(['put catalog']);
    expect(first).toBeLessThan(due);
    expect(fitAt()).toBeGreaterThanOrEqual(due);
    expect(sql.exec(`SELECT 1 FROM due_jobs WHERE name = 'daily' AND at > ?`, due).toArray()).toHaveLength(1);
  });
  clock.mockRestore();
  expect(await profiles(store)).toEqual(before);
});

test('of 200 orders a day, forty put 80 profiles and seven catalogues, and write 11 rows each, fits and reports included', async () => {
  const store = await ripe();
  const clock = vi.spyOn(Date, 'now');
  const { written, done } = await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    const counted = counting(storage);
    const { kv, done } = notingKv(env.KV, store.id);
    const home = homeOf(counted.storage, store.id, kv);
    const alarms = { importingUntil: 0, failures: 0 };
    for (let i = 0; i < 40; i++) {
      const at = later + (i * DAY) / 200;
      clock.mockReturnValue(at);
      const visitorHash = i.toString(16).padStart(64, '0');
      const placed = order(i, 40, at, { id: `today-${i}`, visitorHash });
      await takeOrders(counted.storage, { orders: [placed], products: [], live: true }, at);
      for (const minutes of [0.1, 3, 6]) {
        clock.mockReturnValue(at + minutes * 60_000);
        await onAlarm(home, alarms);
      }
    }
    return { written: counted.written(), done };
  });
  clock.mockRestore();
  const catalogs = done.filter((one) => one === 'put catalog').length;
  expect(done.length - catalogs).toBe(80);
  expect(catalogs).toBeLessThanOrEqual(7);
  expect(written).toBeLessThanOrEqual(40 * 11);
});

const sold = fc.uniqueArray(fc.constantFrom('A', 'B', 'C'), { minLength: 1 });
const buyer = fc.constantFrom(
  { customer: 'a' },
  { customer: 'b' },
  { email: 'a@shop.example' },
  { customer: 'c', email: 'a@shop.example' },
);
const id = fc.nat(5).map((n) => `O${n}`);
/** What a shop tells of its orders as they happen: placed, cancelled, refunded, deleted, customers merged. */
const news = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ id, buyer, sold, day: fc.nat(90), paid: fc.constant(true) }).map(placing),
  },
  fc.record({ id, buyer, sold, day: fc.nat(90), paid: fc.constant(false) }).map(placing),
  fc.record({ order: id, product: fc.constantFrom('A', 'B', 'C') }).map(refunding),
  id.map((one): ShopNews => ({ kind: 'order-deleted', id: one })),
  fc
    .constantFrom(['a', 'b'], ['b', 'c'])
    .map(([kept = '', gone = '']): ShopNews => ({ kind: 'customers-merged', kept, gone })),
);

type Placing = { id: string; buyer: Partial<OrderPart>; sold: readonly string[]; day: number; paid: boolean };

function placing({ id, buyer, sold, day, paid }: Placing): ShopNews {
  const at = now - day * DAY;
  const lines = sold.map((product) => ({
    ...{ product, position: 0, at, quantity: 2, priceMinor: 500, totalMinor: 1000, subscription: false },
  }));
  const visitorHash = '0'.repeat(63) + (day % 3);
  const part = {
    id,
    at,
    status: paid ? 'paid' : 'cancelled',
    currency: 'EUR',
    lines,
    visitorHash,
    ...buyer,
  } as const;
  return { kind: 'order', part, products: [], restored: false };
}

function refunding({ order, product }: { order: string; product: string }): ShopNews {
  const line = { refund: `${order}-${product}`, product, priceMinor: 500, quantity: 1, totalMinor: 500 };
  return { kind: 'refund', order, lines: [line] };
}

test('after any news of orders, cancellations, refunds, deletions and merges KV holds what rows tell anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(news, { minLength: 1, maxLength: 20 }), async (told) => {
      const store = await newStore();
      await settled(store);
      await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
        const { sql } = storage;
        const home = homeOf(storage, store.id);
        for (const [i, one] of told.entries()) {
          await takeNews({ home, marks: home, delivery: `${i}`, now: later + i }, one);
          await publishRound(home, false, later + i);
        }
        const names = productNames(sql);
        const persons = sql.exec<{ person: string }>(
          `SELECT person FROM order_lines WHERE person LIKE 'c:%' UNION SELECT 'v:' || visitor FROM visitor_orders
           UNION SELECT name FROM published WHERE name <> 'catalog'`,
        );
        const anew = [...persons].map(
          ({ person }) => [person, publicationOf(sql, names, person).profile] as const,
        );
        const known = Object.fromEntries(anew.filter(([, profile]) => profile !== null));
        expect(await profiles(store)).toEqual(known);
        storage.sql.exec('DELETE FROM due_jobs');
      });
    }),
    { numRuns: 15 },
  );
}, 60_000);
