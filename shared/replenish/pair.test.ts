import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../segment/decay.ts';
import { anyLines, line, onDay } from '../segment/history.fixture.ts';
import { pairsOf } from './pair.ts';
import { purchasesOf } from './purchases.ts';

const pairs = (...lines: Parameters<typeof line>[0][]) => pairsOf(purchasesOf(lines.map(line)));

describe('pairsOf', () => {
  it('sums what is needed to tell the next purchase', () => {
    const [pair] = pairs(
      { at: onDay(0), quantity: 2 },
      { at: onDay(10), quantity: 4 },
      { at: onDay(40), quantity: 3, variant: 'large' },
    );
    expect(pair).toMatchObject({ product: 'coffee', variant: 'large', buys: 3, lastAt: onDay(40) });
    expect(pair).toMatchObject({ quantity: 3, lastQuantity: 3 });
    expect(pair?.sumLnGap).toBeCloseTo(Math.log(10) + Math.log(30), 12);
    expect(pair?.decayed).toBeCloseTo(1 + Math.exp(-30 / 180) * (1 + Math.exp(-10 / 180)), 12);
  });

  it('takes purchases of one UTC day as one, with their quantities together', () => {
    const [pair] = pairs(
      { at: Date.UTC(2024, 0, 1, 0, 0), quantity: 1 },
      { at: Date.UTC(2024, 0, 1, 23, 59), quantity: 2 },
      { at: Date.UTC(2024, 0, 2, 0, 1), quantity: 5 },
    );
    expect(pair).toMatchObject({ buys: 2, sumLnGap: 0, quantity: 3, lastQuantity: 5 });
  });

  it('leaves out what is bought on subscription now', () => {
    expect(pairs({ at: onDay(0) }, { at: onDay(9), subscription: true })).toEqual([]);
    const back = pairs({ at: onDay(0), subscription: true }, { at: onDay(9) });
    expect(back).toMatchObject([{ product: 'coffee', buys: 1, lastAt: onDay(9) }]);
  });

  it('takes neither cancelled lines nor returns nor postage for purchases', () => {
    expect(pairs({ cancelled: true }, { quantity: -2 }, { quantity: 0 }, { product: 'POST' })).toEqual([]);
  });

  it('puts first what was bought often and lately', () => {
    const list = pairs(
      { product: 'old', at: onDay(0) },
      { product: 'old', at: onDay(1) },
      { product: 'often', at: onDay(300) },
      { product: 'often', at: onDay(310) },
      { product: 'late', at: onDay(311) },
    );
    expect(list.map((pair) => pair.product)).toEqual(['often', 'late', 'old']);
  });

  it('does not depend on the order of lines', () => {
    fc.assert(
      fc.property(anyLines, fc.nat(29), (lines, turn) => {
        const turned = [...lines.slice(turn), ...lines.slice(0, turn)].reverse();
        expect(pairsOf(purchasesOf(turned))).toEqual(pairsOf(purchasesOf(lines)));
      }),
    );
  });
});

describe('purchasesOf', () => {
  it('gives distinct ascending days that end on the last purchase', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        for (const { days, quantities, lastAt } of purchasesOf(lines)) {
          expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
          expect(quantities).toHaveLength(days.length);
          expect(days.at(-1)).toBe(Math.floor(lastAt / DAY_MS));
        }
      }),
    );
  });
});
