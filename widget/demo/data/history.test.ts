import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Customer } from '../../../shared/schema/customer.ts';
import { Order } from '../../../shared/schema/order.ts';
import type { Profile } from '../../../shared/schema/profile.ts';
import { orderHistory } from '../../../shared/segment/order-history.ts';
import { type HistoryLine, profileOf } from '../../../shared/segment/profile.ts';
import { fitRetention } from '../../../shared/segment/retention-fit.ts';
import { rfmBounds } from '../../../shared/segment/rfm.ts';
import { stageOf } from '../../../shared/segment/stage.ts';
import { GOODS, goodById } from './catalogue.ts';
import { demoHistory, type History } from './history.ts';
import { AT_RISK, LOYAL } from './people.ts';

const DAY = 86_400_000;
const someDay = fc.integer({ min: 19_000, max: 30_000 }).map((day) => day * DAY);

describe('the history of the demo shop', () => {
  it('is made of orders and customers as the import takes them', () => {
    const { orders, customers } = demoHistory(20_500 * DAY);
    expect(v.safeParse(v.array(Order), orders).issues).toBeUndefined();
    expect(v.safeParse(v.array(Customer), customers).issues).toBeUndefined();
  });

  it('is that of 400 customers, all 24 goods, and one year up to yesterday', () => {
    const today = 20_500 * DAY;
    const { orders, customers } = demoHistory(today);
    expect(customers).toHaveLength(400);
    expect(new Set(customers.map((one) => one.id)).size).toBe(400);
    expect(new Set(orders.flatMap((order) => order.lines.map((line) => line.product))).size).toBe(
      GOODS.length,
    );
    expect(new Set(orders.map((order) => order.id)).size).toBe(orders.length);
    for (const order of orders) {
      expect(order.at).toBeLessThan(today);
      expect(order.at).toBeGreaterThan(today - 366 * DAY);
    }
  });

  it('moves along with the day: same orders, every date later by as much', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 400 }), (today, days) => {
        const before = demoHistory(today).orders;
        const after = demoHistory(today + days * DAY).orders;
        expect(after).toEqual(
          before.map((order) => ({ ...order, at: order.at + days * DAY, updatedAt: today + days * DAY })),
        );
      }),
      { numRuns: 5 },
    );
  });

  it('has somebody in every stage that buyers can be in', () => {
    const { stages } = measured(demoHistory(20_500 * DAY), 20_500 * DAY);
    const counts = Object.groupBy(stages.values(), (stage) => stage);
    for (const stage of ['first-time', 'active', 'loyal', 'at-risk', 'lapsed'] as const)
      expect(counts[stage]?.length, stage).toBeGreaterThan(10);
  });

  it('makes one person loyal and one at risk at any hour of any day', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: DAY - 1 }), (today, passed) => {
        const { stages } = measured(demoHistory(today), today + passed);
        expect(stages.get(LOYAL.id)).toBe('loyal');
        expect(stages.get(AT_RISK.id)).toBe('at-risk');
      }),
      { numRuns: 10 },
    );
  });

  it('follows the rhythm of its goods', () => {
    const { orders } = demoHistory(20_500 * DAY);
    for (const id of ['harbour-espresso', 'oat-barista', 'paper-filters']) {
      const gaps = gapsOf(orders, id);
      const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
      const days = goodById(id)?.everyDays ?? 0;
      expect(middle, id).toBeGreaterThan(days * 0.6);
      expect(middle, id).toBeLessThan(days * 1.5);
    }
  });
});

/** Days between purchases of a good by the same customer. */
function gapsOf(orders: readonly Order[], id: string): number[] {
  const last = new Map<string | undefined, number>();
  return orders.flatMap((order) => {
    if (!order.lines.some((line) => line.product === id)) return [];
    const before = last.get(order.customer);
    last.set(order.customer, order.at);
    return before === undefined ? [] : [(order.at - before) / DAY];
  });
}

/** The stage of every customer, by the product's own judgement. */
function measured({ orders }: History, now: number) {
  const lines = new Map<string, HistoryLine[]>();
  for (const order of orders) {
    const own = order.lines.map((line) => ({
      ...line,
      order: order.id,
      at: order.at,
      totalMinor: line.priceMinor * line.quantity,
      subscription: false,
      cancelled: order.status === 'cancelled',
    }));
    lines.set(order.customer ?? '', [...(lines.get(order.customer ?? '') ?? []), ...own]);
  }
  const profiles = new Map<string, Profile>(
    [...lines].map(([id, own]) => [
      id,
      profileOf({ lines: own, tags: [], attributes: {}, subscribed: 'unknown' }),
    ]),
  );
  const buyers = [...profiles.values()].filter((profile) => profile.orders > 0);
  const histories = [...lines.values()].map(orderHistory);
  const model = {
    retention: fitRetention(histories, now),
    rfm: rfmBounds(buyers),
    replenish: {
      ...{ sigma2: 0.1, kappa: 1, lnGap: 3, repeatShare: 0.5, repeat: [0.5] },
      thresholds: { cautious: 0.8, balanced: 0.5, eager: 0.3 },
    },
  };
  const stages = [...profiles].map(
    ([id, profile]) => [id, stageOf(profile, 1, model, undefined, now)] as const,
  );
  return { stages: new Map(stages) };
}
