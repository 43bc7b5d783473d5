import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLines, line, onDay } from '../segment/history.fixture.ts';
import { keptOf } from './kept.ts';
import { purchasesOf } from './purchases.ts';

const bought = (day: number, quantity: number, order = `o-${day}`) =>
  line({ at: onDay(day), quantity, order });
const kept = (lines: Parameters<typeof keptOf>[0], returns: Parameters<typeof keptOf>[1]) =>
  keptOf(lines, returns)
    .map(({ order, quantity }) => [order, quantity])
    .sort();

describe('keptOf', () => {
  it('takes a return from the order it names', () => {
    const lines = [bought(0, 2), bought(10, 3)];
    expect(kept(lines, [bought(12, -2, 'o-0')])).toEqual([['o-10', 3]]);
  });

  it('takes a return that names no order of theirs from the latest purchases before it', () => {
    const lines = [bought(0, 2), bought(10, 3), bought(20, 1)];
    expect(kept(lines, [bought(12, -4, 'C-1')])).toEqual([
      ['o-0', 1],
      ['o-20', 1],
    ]);
  });

  it('undoes the 80,995 units that were ordered by mistake', () => {
    const mistake = [bought(0, 12), bought(9, 80_995)];
    expect(kept(mistake, [bought(9, -80_995, 'C-2')])).toEqual([['o-0', 12]]);
  });

  it('undoes nothing for a return of what was bought before anybody counted', () => {
    expect(kept([bought(10, 3)], [bought(5, -2, 'C-3')])).toEqual([['o-10', 3]]);
  });

  it('takes away no more than was bought', () => {
    expect(kept([bought(0, 2)], [bought(1, -5, 'o-0'), bought(2, -5, 'C-4')])).toEqual([]);
  });
});

describe('a shop that takes everything back', () => {
  it('is no more work for a product bought and returned thirty thousand times', () => {
    const days = Array.from({ length: 30_000 }, (_, day) => day);
    const lines = days.map((day) => bought(day, 2));
    const named = days.map((day) => bought(day, -1, `o-${day}`));
    const nameless = days.filter((day) => day % 3 === 0).map((day) => bought(day + 1, -1, `C-${day}`));
    const left = keptOf(lines, [...nameless, ...named]);
    expect(left).toHaveLength(20_000);
    expect(new Set(left.map(({ quantity }) => quantity))).toEqual(new Set([1]));
  });
});

describe('purchasesOf', () => {
  const sorted = (lines: Parameters<typeof purchasesOf>[0]) =>
    purchasesOf(lines).sort((a, b) => (a.product < b.product ? -1 : 1));

  it('is as if a purchase had never been, once it is returned', () => {
    const added = fc.record({
      day: fc.integer({ min: 0, max: 20 }),
      quantity: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(anyLines, added, fc.integer({ min: 0, max: 9 }), (lines, { day, quantity }, after) => {
        const undone = [
          line({ order: 'new', product: 'tea', at: onDay(day), quantity }),
          line({ order: 'new', product: 'tea', at: onDay(day + after), quantity: -quantity }),
        ];
        expect(sorted([...lines, ...undone])).toEqual(sorted(lines));
        expect(sorted([...undone, ...lines])).toEqual(sorted(lines));
      }),
    );
  });
});
