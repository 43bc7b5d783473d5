import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takenOff, withoutRefunded } from './refunded-lines.ts';

const name = fc.record({ product: fc.constantFrom('P', 'Q'), priceMinor: fc.constantFrom(100, 200) });
const amounts = fc.record({ quantity: fc.integer({ min: 1, max: 5 }), totalMinor: fc.nat(1000) });
const refund = fc.tuple(name, amounts).map(([one, more]) => ({ ...one, ...more }));
/** Lines that differ in product or price, as orders of platforms have them. */
const order = fc.uniqueArray(refund, { selector: (line) => `${line.product} ${line.priceMinor}` });

test('refunds taken off one by one, in any order, leave what they leave together', () => {
  fc.assert(
    fc.property(order, fc.array(refund), fc.array(fc.nat()), (lines, refunds, keys) => {
      const mixed = refunds.map((one, i) => [keys[i] ?? 0, one] as const).sort(([a], [b]) => a - b);
      const oneByOne = mixed.reduce<readonly (typeof lines)[number][]>(
        (left, [, one]) => withoutRefunded(left, [one]),
        lines,
      );
      expect(oneByOne).toEqual(withoutRefunded(lines, refunds));
    }),
  );
});

test('a refund of every line leaves nothing, and no refund leaves everything', () => {
  fc.assert(
    fc.property(order, (lines) => {
      expect(withoutRefunded(lines, lines)).toEqual([]);
      expect(withoutRefunded(lines, [])).toEqual(lines);
    }),
  );
});

test('a refund of another product, variant or price takes nothing', () => {
  const line = { product: 'P', variant: 'S', priceMinor: 100, quantity: 2, totalMinor: 200 };
  const others = [{ product: 'Q' }, { variant: 'L' }, { priceMinor: 101 }].map((other) => ({
    ...line,
    ...other,
  }));
  expect(withoutRefunded([line], others)).toEqual([line]);
});

test('a return, which is a line with a negative quantity, is not refunded', () => {
  const line = { product: 'P', priceMinor: 100, quantity: -1, totalMinor: -100 };
  expect(withoutRefunded([line], [{ ...line, quantity: 1, totalMinor: 100 }])).toEqual([line]);
});

test('money without goods comes off all lines to the cent, and never more than they came to', () => {
  fc.assert(
    fc.property(order, fc.array(fc.nat(3000)), (lines, given) => {
      const refunds = given.map((totalMinor) => ({ product: '', totalMinor }));
      const taken = takenOff(lines, refunds);
      const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
      const worth = lines.map(({ totalMinor }) => totalMinor);
      expect(sum(taken)).toBe(Math.min(sum(given), sum(worth)));
      for (const [i, one] of taken.entries()) expect(one >= 0 && one <= (worth[i] ?? 0)).toBe(true);
    }),
  );
});
