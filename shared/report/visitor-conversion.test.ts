import { expect, it } from 'vitest';
import { visitorConversions } from './visitor-conversion.ts';

it('tells visitors who never ordered from customers, in heads and in money', () => {
  const { new: fresh, existing } = visitorConversions(
    { entrants: 200, entrantConverted: 4, entrantOrders: 5, entrantRevenueMinor: 10_000 },
    { entrants: 20, entrantConverted: 4, entrantOrders: 6, entrantRevenueMinor: 30_000 },
  );
  expect(fresh).toEqual({
    ...{ visitors: 200, converted: 4, conversion: 0.02, orders: 5, revenueMinor: 10_000 },
    ...{ revenueShare: 0.25, averageOrderMinor: 2000 },
  });
  expect(existing).toMatchObject({ conversion: 0.2, revenueShare: 0.75, averageOrderMinor: 5000 });
});

it('divides by nothing for nobody', () => {
  const nobody = { conversion: null, revenueMinor: 0, revenueShare: null, averageOrderMinor: null };
  const { new: fresh, existing } = visitorConversions({}, { entrants: 3 });
  expect(fresh).toMatchObject(nobody);
  expect(existing).toMatchObject({ ...nobody, visitors: 3, conversion: 0 });
});
