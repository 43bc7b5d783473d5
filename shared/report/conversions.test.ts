import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conversionsIn } from './conversions.ts';
import type { Sale } from './sale.ts';

const windowOf = (campaign: string, firstAt = 100, until = 200) => ({
  ...{ campaign, experiment: '', firstAt, until },
});
const sale = (at: number, revenueMinor = 1000): Sale => ({
  ...{ order: `O${at}`, at, revenueMinor, costedMinor: 0, marginMinor: 0 },
});
const clickOn = (campaign: string, at: number) => ({ campaign, experiment: '', at });

it('counts what was bought from the first exposure to the end of the window, both included', () => {
  const window = windowOf('a');
  const bought = (at: number) => conversionsIn([window], [], [sale(at)]).get(window)?.orders;
  expect([99, 100, 200, 201].map(bought)).toEqual([0, 1, 1, 0]);
});

it('counts a sale for every campaign that was met before it: groups tell what each caused', () => {
  const windows = [windowOf('a'), windowOf('b')];
  const orders = [...conversionsIn(windows, [], [sale(150)]).values()].map((bought) => bought.orders);
  expect(orders).toEqual([1, 1]);
});

it('credits the last click before a sale, within a window of it, and no other', () => {
  const windows = [windowOf('a'), windowOf('b')];
  const credited = (clicks: ReturnType<typeof clickOn>[], at: number) =>
    [...conversionsIn(windows, clicks, [sale(at)])].flatMap(([{ campaign }, { clickOrders }]) =>
      clickOrders > 0 ? [campaign] : [],
    );
  expect(credited([clickOn('a', 110), clickOn('b', 120)], 150)).toEqual(['b']);
  expect(credited([clickOn('a', 110), clickOn('b', 160)], 150)).toEqual(['a']);
  expect(credited([clickOn('a', 110)], 210)).toEqual(['a']);
  expect(credited([clickOn('a', 110)], 211)).toEqual([]);
  expect(credited([clickOn('gone', 110)], 150)).toEqual([]);
});

it('adds up whatever the order of sales', () => {
  const sales = fc.array(fc.record({ at: fc.integer({ min: 50, max: 250 }), minor: fc.nat(1e6) }));
  fc.assert(
    fc.property(sales, (list) => {
      const window = windowOf('a');
      const of = (some: typeof list) =>
        conversionsIn(
          [window],
          [],
          some.map(({ at, minor }) => sale(at, minor)),
        ).get(window);
      const inside = list.filter(({ at }) => at >= 100 && at <= 200);
      expect(of(list)).toEqual(of(list.toReversed()));
      expect(of(list)).toMatchObject({
        orders: inside.length,
        revenueMinor: inside.reduce((sum, { minor }) => sum + minor, 0),
      });
    }),
  );
});
