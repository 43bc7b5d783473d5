// What is counted of campaigns: the same as rows tell anew, whatever happened in whatever order; and what an event costs.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredEvent } from '../../worker/store/api/events.ts';
import type { ShopNews } from '../../worker/store/api/news.ts';
import type { OrderPart } from '../../worker/store/api/orders.ts';
import { campaignTallies } from '../../worker/store/campaign-tallies.ts';
import { forgetVisitor, keepEvents } from '../../worker/store/claims.ts';
import { takeNews } from '../../worker/store/news.ts';
import { publishRound } from '../../worker/store/profiles.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { counting } from './counting.ts';
import { homeOf } from './home.ts';
import { settled } from './rows.ts';
import { configOf, newStore, publish, welcome } from './shop.ts';

const DAY = 86_400_000;
const now = Date.now();
const later = now + 3_600_000;
const hash = (visitor: number) => '0'.repeat(63) + visitor;

const split = (id: string) => ({
  id,
  holdout: 0.2,
  variants: [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 1 },
  ],
});

async function shop() {
  const store = await newStore();
  await publish(
    store,
    configOf(welcome({ experiment: split('first') }), welcome({ id: 'other', kind: 'message' })),
  );
  await settled(store);
  return store;
}

const event = (id: string, changes: Partial<StoredEvent> = {}): StoredEvent => ({
  ...{ id, kind: 'shown', at: now - DAY, day: Math.floor((now - DAY) / DAY), campaign: 'welcome' },
  ...{ variant: 'a', revision: 2, group: 'shown', stage: 'new' },
  ...changes,
});

test('a recorded event writes at most three rows, and the same event again none', async () => {
  const { id } = await shop();
  await runInDurableObject(storeStub(env, id), (_, { storage }) => {
    const written = (...events: StoredEvent[]) => {
      const counted = counting(storage);
      keepEvents(homeOf(counted.storage, id), hash(1), events);
      return counted.written();
    };
    const first = event('event-0001');
    expect(written(first)).toBe(3);
    expect(written(first)).toBe(0);
    expect(written({ ...first, at: first.at + DAY })).toBe(0);
    expect(written(event('event-0002'))).toBe(2);
    expect(written(event('event-0003', { kind: 'clicked' }))).toBe(3);
    expect(written(event('event-0004', { kind: 'dismissed' }))).toBe(2);
    expect(written(event('event-0005', { variant: 'b' }))).toBe(3);
    expect(written(event('event-0006', { campaign: 'other', variant: 'default' }))).toBe(3);
    expect(written(event('event-0007', { id: 'event-0007' }), event('event-0008'), event('event-0009'))).toBe(
      4,
    );
  });
});

test('an event that an order was faster than writes no row more: its exposure is written with what was bought', async () => {
  const { id } = await shop();
  await runInDurableObject(storeStub(env, id), async (_, { storage }) => {
    const home = homeOf(storage, id);
    const order = placing({
      ...{ id: 'O1', from: 1, ago: 0, status: 'paid', buyer: {}, sold: ['tea'], updatedAt: null },
    });
    await takeNews({ home, marks: home, delivery: '1', now }, order);
    const written = (one: StoredEvent) => {
      const counted = counting(storage);
      keepEvents(homeOf(counted.storage, id), hash(1), [one]);
      return counted.written();
    };
    expect(written(event('event-0001'))).toBe(3);
    expect(written(event('event-0001'))).toBe(0);
    expect(written(event('event-0002'))).toBe(2);
    expect(anew(storage.sql)).toEqual(kept(storage.sql));
    storage.sql.exec('DELETE FROM due_jobs');
  });
});

test('a report reads as many rows for ten thousand exposures as for a hundred', async () => {
  const { id } = await shop();
  await runInDurableObject(storeStub(env, id), (_, { storage }) => {
    const home = homeOf(storage, id);
    const expose = (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        const group = i % 5 === 0 ? 'holdout' : 'shown';
        const one = event(`event-${i}`, { variant: i % 2 ? 'a' : 'b', group });
        keepEvents(home, i.toString(16).padStart(64, '0'), [one]);
      }
    };
    const read = () => {
      const counted = counting(storage);
      const tallies = campaignTallies(counted.sql, { offset: 0, limit: 50 });
      const visitors = tallies?.campaigns[0]?.tallies.reduce(
        (sum, { tally }) => sum + (tally.visitors ?? 0),
        0,
      );
      return { rows: counted.read(), visitors };
    };
    expose(0, 100);
    const few = read();
    expose(100, 10_000);
    expect(read()).toEqual({ rows: few.rows, visitors: 10_000 });
    expect(few.visitors).toBe(100);
  });
}, 60_000);

test('an answer has at most 20,000 lines of days, the latest, and says that there are others', async () => {
  const { id } = await shop();
  await runInDurableObject(storeStub(env, id), (_, { storage }) => {
    storage.sql.exec(
      `WITH RECURSIVE days(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM days WHERE n < 9000)
       INSERT INTO campaign_days (campaign, day, phase, variant, side, stage, shown)
       SELECT 'welcome', n, 2, variant, 'shown', 'new', 1 FROM days, (SELECT 'a' AS variant UNION SELECT 'b' UNION SELECT 'c')`,
    );
    const asked = (campaign?: string) =>
      campaignTallies(storage.sql, { ...(campaign && { campaign }), offset: 0, limit: 50 })?.campaigns[0];
    const [alone, both] = [asked('welcome'), asked()];
    expect(both?.daysLeftOut).toBe(true);
    expect(both?.days.length).toBe(9999);
    expect([both?.days[0]?.part, both?.days.at(-1)?.part]).toEqual([9000 - 3332, 9000]);
    expect(alone?.days.length).toBe(19_998);
    expect(alone?.tallies.reduce((sum, { tally }) => sum + (tally.shown ?? 0), 0)).toBe(27_000);
  });
});

const visitor = fc.nat(2);
const day = fc.nat(12);
const orderId = fc.nat(4).map((n) => `O${n}`);
const product = fc.constantFrom('tea', 'mug');

type Step =
  | { readonly seen: number; readonly event: Omit<StoredEvent, 'id'> }
  | { readonly told: ShopNews }
  | { readonly gone: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      seen: visitor,
      event: fc
        .record({
          kind: fc.constantFrom('shown', 'shown', 'clicked'),
          at: day.map((ago) => now - ago * DAY - 1000),
          campaign: fc.constantFrom('welcome', 'other'),
          variant: fc.constantFrom('a', 'b'),
          revision: fc.constantFrom(2, 3),
          group: fc.constantFrom('shown', 'holdout', 'control'),
          stage: fc.constantFrom('new', 'loyal'),
        })
        .map((one) => ({ ...one, day: Math.floor(one.at / DAY) })),
    }),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        ...{
          id: orderId,
          from: fc.option(visitor),
          ago: day,
          status: fc.constantFrom('paid', 'paid', 'cancelled'),
        },
        ...{ buyer: fc.constantFrom({}, { customer: 'c' }, { email: 'e@shop.example' }) },
        ...{ sold: fc.uniqueArray(product, { minLength: 1 }), updatedAt: fc.option(fc.nat(9)) },
      })
      .map((one): Step => ({ told: placing(one) })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ order: orderId, product, quantity: fc.constantFrom(1, 2) })
      .map(({ order, product: of, quantity }): Step => {
        const refund = { refund: `${order}${of}${quantity}`, quantity, totalMinor: 500 * quantity };
        return { told: { kind: 'refund', order, lines: [{ ...refund, product: of, priceMinor: 500 }] } };
      }),
  },
  orderId.map((id): Step => ({ told: { kind: 'order-deleted', id } })),
  fc.constant<Step>({ told: { kind: 'customers-merged', kept: 'd', gone: 'c' } }),
  { weight: 1, arbitrary: visitor.map((gone): Step => ({ gone })) },
);

type Placing = {
  readonly id: string;
  readonly from: number | null;
  readonly ago: number;
  readonly status: 'paid' | 'cancelled';
  readonly buyer: Partial<OrderPart>;
  readonly sold: readonly string[];
  readonly updatedAt: number | null;
};

function placing({ id, from, ago, status, buyer, sold, updatedAt }: Placing): ShopNews {
  const at = now - ago * DAY;
  const lines = sold.map((name) => ({
    ...{
      product: name,
      position: 0,
      at,
      quantity: 2,
      priceMinor: 500,
      totalMinor: 1000,
      subscription: false,
    },
  }));
  const part = {
    ...{ id, at, status, currency: 'EUR', lines, ...buyer },
    ...(from !== null && { visitorHash: hash(from) }),
    ...(updatedAt !== null && { updatedAt: now + updatedAt }),
  };
  return { kind: 'order', part, products: [], restored: false };
}

type Seen = {
  visitor: string;
  campaign: string;
  experiment: string;
  day: number;
  phase: number;
  variant: string;
  side: string;
  stage: string;
  first_at: number;
  until: number;
  entrant: number;
};
type Sale = { visitor: string; at: number; minor: number };

/** Tallies of visitors as the rows tell them, worked out with nothing of the Worker's. */
function anew(sql: SqlStorage): Record<string, Record<string, number>> {
  const sales = [
    ...sql.exec<Sale>(
      `SELECT v.visitor, o.at, sum(l.total_minor) AS minor FROM visitor_orders AS v
       JOIN orders AS o ON o.id = v.order_id JOIN order_lines AS l ON l.person = o.person AND l.order_id = o.id
       WHERE o.status = 'paid' AND v.by_code = 0 GROUP BY v.visitor, o.id`,
    ),
  ];
  const clicks = [
    ...sql.exec<{ visitor: string; at: number; campaign: string; experiment: string }>(
      'SELECT * FROM clicks ORDER BY at',
    ),
  ];
  const sums: Record<string, Record<string, number>> = {};
  for (const seen of sql.exec<Seen>('SELECT * FROM exposures')) {
    const own = sales.filter((one) => one.visitor === seen.visitor);
    const counted = own.filter(({ at }) => at >= seen.first_at && at <= seen.until);
    const revenue = counted.reduce((sum, { minor }) => sum + minor, 0);
    const clicked = own.filter(({ at }) => {
      if (at < seen.first_at) return false;
      const last = clicks.filter((click) => click.visitor === seen.visitor && click.at <= at).at(-1);
      return (
        last?.campaign === seen.campaign && last.experiment === seen.experiment && at - last.at <= 7 * DAY
      );
    });
    const key = [seen.campaign, seen.day, seen.phase, seen.variant, seen.side, seen.stage].join();
    const add = {
      ...{ visitors: 1, converted: counted.length > 0 ? 1 : 0, orders: counted.length },
      ...{ revenue_minor: revenue, revenue_squares: revenue ** 2, click_orders: clicked.length },
      click_revenue_minor: clicked.reduce((sum, { minor }) => sum + minor, 0),
      ...(seen.entrant && {
        ...{ entrants: 1, entrant_converted: counted.length > 0 ? 1 : 0, entrant_orders: counted.length },
        ...{ entrant_revenue_minor: revenue, entrant_squares: revenue ** 2 },
      }),
    };
    const sum = sums[key] ?? {};
    for (const [name, value] of Object.entries(add)) if (value) sum[name] = (sum[name] ?? 0) + value;
    sums[key] = sum;
  }
  return sums;
}

const ABOUT = new Set([
  'campaign',
  'day',
  'phase',
  'variant',
  'side',
  'stage',
  'shown',
  'clicked',
  'crossed',
]);

/** The tallies as they were kept, without those of events. */
function kept(sql: SqlStorage): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = {};
  for (const row of sql.exec('SELECT * FROM campaign_days')) {
    const values = Object.entries(row).filter(([name, value]) => !ABOUT.has(name) && value !== 0);
    const key = [row.campaign, row.day, row.phase, row.variant, row.side, row.stage].join();
    if (values.length > 0)
      found[key] = Object.fromEntries(values.map(([name, value]) => [name, Number(value)]));
  }
  return found;
}

test('tallies are what rows tell anew, after any exposures, orders, refunds, deletions, merges and withdrawals', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const store = await shop();
      const changed = configOf(welcome({ experiment: { ...split('first'), holdout: 0.5 } }));
      await publish(store, changed);
      await settled(store);
      await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
        const home = homeOf(storage, store.id);
        for (const [i, one] of steps.entries()) {
          if ('event' in one) keepEvents(home, hash(one.seen), [{ ...one.event, id: `event-${i}-of-it` }]);
          else if ('gone' in one) forgetVisitor(home, hash(one.gone), later + i);
          else await takeNews({ home, marks: home, delivery: `${i}`, now: later + i }, one.told);
          await publishRound(home, false, later + i);
        }
        expect(kept(storage.sql)).toEqual(anew(storage.sql));
        storage.sql.exec('DELETE FROM due_jobs');
      });
    }),
    { numRuns: 25 },
  );
}, 300_000);
