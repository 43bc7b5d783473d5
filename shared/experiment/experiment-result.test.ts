import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { ExperimentResult } from '../schema/experiment-result.ts';
import { armOf } from './arm.fixture.ts';
import { experimentResult } from './experiment-result.ts';

const holdout = { arm: 'holdout', kind: 'holdout' } as const;
const first = { arm: 'a', kind: 'first-variant' } as const;

it('compares every variant with those held out, and all of them together for the headline', () => {
  const result = experimentResult(
    [armOf('holdout', 0.2, 2000, 60), armOf('a', 0.4, 4030, 180), armOf('b', 0.4, 3970, 121)],
    holdout,
  );
  expect(
    result.variants.map(({ id, conversion, revenue }) => [id, conversion.status, revenue.status]),
  ).toEqual([
    ['a', 'compared', 'compared'],
    ['b', 'compared', 'compared'],
  ]);
  // 301 orders of 50 from 8,000 visitors, against 60 from 2,000: 61 orders more than without the campaign.
  expect(result.overall).toMatchObject({
    conversion: { total: { value: 61 } },
    revenue: { total: { value: 305_000 } },
  });
});

it('compares with the first variant where nobody is held out, and claims no effect of the campaign', () => {
  const result = experimentResult([armOf('a', 1, 3000, 90), armOf('b', 1, 3000, 180)], first);
  expect(result.variants.map(({ id }) => id)).toEqual(['b']);
  expect(result.variants[0]?.conversion).toMatchObject({ verdict: 'better' });
  expect(result).not.toHaveProperty('overall');
});

it('withholds every comparison where the shares do not fit', () => {
  const result = experimentResult([armOf('holdout', 0.5, 5000, 100), armOf('a', 0.5, 4000, 300)], holdout);
  const withheld = { status: 'sample-ratio-mismatch' };
  expect(result.shares.mismatch).toBe(true);
  expect(result.variants).toEqual([{ id: 'a', conversion: withheld, revenue: withheld }]);
  expect(result.overall).toEqual({ conversion: withheld, revenue: withheld });
});

it('tells the figures of each arm, and null where there is none to tell', () => {
  const { arms } = experimentResult([armOf('holdout', 1, 0, 0), armOf('a', 1, 4, 2)], holdout);
  expect(arms).toEqual([
    {
      id: 'holdout',
      visitors: 0,
      conversionRate: null,
      revenuePerVisitorMinor: null,
      averageOrderMinor: null,
    },
    { id: 'a', visitors: 4, conversionRate: 0.5, revenuePerVisitorMinor: 2500, averageOrderMinor: 5000 },
  ]);
});

it('compares nothing where nobody was held out and there is one variant', () => {
  expect(experimentResult([armOf('a', 1, 3000, 90)], null)).toMatchObject({ control: null, variants: [] });
  expect(experimentResult([armOf('a', 1, 3000, 90)], holdout)).toMatchObject({ control: null, variants: [] });
});

it('takes no part of the error for a variant that nobody is to meet', () => {
  const arms = [armOf('a', 1, 3000, 90), armOf('b', 1, 3000, 150)];
  const [two, three] = [arms, [...arms, armOf('c', 0, 0, 0)]].map((all) => experimentResult(all, first));
  expect(three?.variants).toEqual(two?.variants);
});

it('compares margins where all arms have them', () => {
  const margin = { sumMinor: 30_000, squares: 1e7 };
  const [a, b] = [armOf('a', 1, 3000, 90), armOf('b', 1, 3000, 150)];
  const [one] = experimentResult([a, { ...b, margin }], first).variants;
  const [both] = experimentResult(
    [
      { ...a, margin },
      { ...b, margin },
    ],
    first,
  ).variants;
  expect(one).not.toHaveProperty('margin');
  expect(both?.margin).toMatchObject({ status: 'compared', difference: { value: 0 } });
});

it('holds to its schema as JSON, whatever was counted', () => {
  const count = fc.nat({ max: 100_000 });
  const arm = fc.record({
    id: fc.constantFrom('holdout', 'a', 'b', 'c'),
    shareIntended: fc.double({ min: 0, max: 1, noNaN: true }),
    ...{ visitors: count, converted: count, orders: count, revenueMinor: fc.integer() },
    revenueSquares: fc.double({ min: 0, max: 1e25, noNaN: true }),
  });
  const arms = fc.uniqueArray(arm, { selector: ({ id }) => id });
  fc.assert(
    fc.property(arms, fc.constantFrom(holdout, first, null), (all, control) => {
      const result = experimentResult(all, control);
      expect(v.parse(ExperimentResult, JSON.parse(JSON.stringify(result)))).toBeDefined();
    }),
  );
});
