import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RfmScores, rfmBounds, rfmGroup, rfmScores } from './rfm.ts';

const NOW = 2_000;
const customers = fc.array(
  fc.record({
    lastAt: fc.integer({ min: 0, max: NOW }),
    orders: fc.integer({ min: 1, max: 5 }),
    spentMinor: fc.integer({ min: -100, max: 1000 }),
  }),
  { minLength: 1, maxLength: 60 },
);
const QUINTILES = [1, 2, 3, 4, 5] as const;

describe('rfmBounds and rfmScores', () => {
  it('ignore the order of customers', () => {
    fc.assert(
      fc.property(customers, (list) => {
        expect(rfmBounds(list.toReversed())).toEqual(rfmBounds(list));
      }),
    );
  });

  it('score equals equally and more never lower', () => {
    fc.assert(
      fc.property(customers, (list) => {
        const bounds = rfmBounds(list);
        const scored = list.map((customer) => ({ customer, scores: rfmScores(customer, bounds, NOW) }));
        for (const a of scored) {
          for (const b of scored) {
            if (a.customer.orders <= b.customer.orders)
              expect(a.scores.frequency).toBeLessThanOrEqual(b.scores.frequency);
            if (a.customer.spentMinor <= b.customer.spentMinor)
              expect(a.scores.monetary).toBeLessThanOrEqual(b.scores.monetary);
          }
        }
      }),
    );
  });

  it('split different values into fifths', () => {
    const list = Array.from({ length: 100 }, (_, i) => ({ lastAt: i, orders: i, spentMinor: i }));
    const bounds = rfmBounds(list);
    for (const quintile of QUINTILES) {
      const inIt = list.filter((customer) => rfmScores(customer, bounds, NOW).monetary === quintile);
      expect(inIt).toHaveLength(20);
    }
  });

  it('give one-time buyers 1 and the few others more when most bought once', () => {
    const list = [1, 1, 1, 1, 1, 1, 1, 2, 3, 9].map((orders) => ({ lastAt: 0, orders, spentMinor: 0 }));
    const bounds = rfmBounds(list);
    const frequencies = list.map((customer) => rfmScores(customer, bounds, NOW).frequency);
    expect(frequencies).toEqual([1, 1, 1, 1, 1, 1, 1, 4, 5, 5]);
  });

  it('take an order dated in the future as of now', () => {
    const bounds = { recency: [100, 200, 300, 5000], frequency: [], monetary: [] };
    expect(rfmScores({ lastAt: 9000, orders: 1, spentMinor: 1 }, bounds, NOW).recency).toBe(4);
  });

  it('score nobody above the lowest before there are customers', () => {
    const scores = rfmScores({ lastAt: NOW, orders: 50, spentMinor: 1e9 }, rfmBounds([]), NOW);
    expect(scores).toEqual({ recency: 1, frequency: 1, monetary: 1 });
  });
});

describe('rfmGroup', () => {
  it('reaches all eleven groups', () => {
    const groups = new Set([rfmGroup(null)]);
    for (const recency of QUINTILES) {
      for (const frequency of QUINTILES) {
        for (const monetary of QUINTILES) groups.add(rfmGroup({ recency, frequency, monetary }));
      }
    }
    expect(groups.size).toBe(11);
  });

  it.each<[RfmScores | null, string]>([
    [{ recency: 5, frequency: 5, monetary: 5 }, 'champions'],
    [{ recency: 5, frequency: 1, monetary: 1 }, 'new'],
    [{ recency: 1, frequency: 5, monetary: 4 }, 'previously-loyal'],
    [{ recency: 2, frequency: 3, monetary: 4 }, 'at-risk'],
    [{ recency: 1, frequency: 1, monetary: 1 }, 'dormant'],
    [null, 'prospects'],
  ])('of %j is %s', (scores, group) => {
    expect(rfmGroup(scores)).toBe(group);
  });
});
