import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from './decay.ts';
import { anyLines, line, onDay } from './history.fixture.ts';
import { orderHistory } from './order-history.ts';

describe('orderHistory', () => {
  it('counts a day once however many orders it has, and a return to the order before it', () => {
    const history = orderHistory([
      line({ order: 'c', at: onDay(9), totalMinor: 500 }),
      line({ order: 'a', at: onDay(2), totalMinor: 1000 }),
      line({ order: 'b', at: onDay(2), totalMinor: 300 }),
      line({ order: 'a-returned', at: onDay(5), quantity: -1, totalMinor: -400 }),
      line({ order: 'd', at: onDay(20), totalMinor: 99, cancelled: true }),
    ]);
    expect(history).toEqual({ days: [2, 9].map((day) => dayOf(onDay(day))), spentMinor: [900, 500] });
  });

  it('keeps all the money and does not depend on the order of lines', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const { days, spentMinor } = orderHistory(lines);
        const all = lines.reduce((sum, one) => (one.cancelled ? sum : sum + one.totalMinor), 0);
        expect(spentMinor.reduce((sum, minor) => sum + minor, 0)).toBe(days.length > 0 ? all : 0);
        expect(orderHistory(lines.toReversed())).toEqual({ days, spentMinor });
      }),
    );
  });
});
