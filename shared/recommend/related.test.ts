import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relatedTable } from './related.ts';

const times = (count: number, basket: number[]) => Array.from({ length: count }, () => basket);

describe('relatedTable', () => {
  it('puts first what is bought together most, for how often it is bought at all', () => {
    const baskets = [...times(40, [0, 1]), ...times(30, [0, 2]), ...times(200, [2]), ...times(1, [0, 3])];
    expect(relatedTable(baskets, 4)).toEqual([[1, 2, 3], [0], [0], [0]]);
  });

  it('thinks little of a companion seen once, however exclusive', () => {
    const baskets = [...times(1, [0, 1]), ...times(20, [0, 2]), ...times(20, [2])];
    expect(relatedTable(baskets, 3)[0]).toEqual([2, 1]);
  });

  it('keeps the twenty strongest', () => {
    const baskets = Array.from({ length: 30 }, (_, i) => times(i + 1, [0, i + 1])).flat();
    const [companions] = relatedTable(baskets, 31);
    expect(companions).toEqual(Array.from({ length: 20 }, (_, i) => 30 - i));
  });

  it('is the cosine with shrinkage, computed plainly', () => {
    const anyBaskets = fc.array(fc.uniqueArray(fc.nat(7), { maxLength: 6 }), { maxLength: 40 });
    fc.assert(
      fc.property(anyBaskets, (baskets) => {
        expect(relatedTable(baskets, 8)).toEqual(plainTable(baskets, 8));
      }),
    );
  });

  it('ignores repeats in a basket and indices that are no product', () => {
    const odd = [
      [0, 0, 1, 1],
      [0, 9, -1, 0.5, Number.NaN],
    ];
    expect(relatedTable(odd, 2)).toEqual(relatedTable([[0, 1], [0]], 2));
  });

  it('takes of a huge basket the best sellers', () => {
    const all = Array.from({ length: 400 }, (_, i) => i);
    const table = relatedTable([all], 400);
    expect(table[299]).toHaveLength(20);
    expect(table[300]).toEqual([]);
  });

  it('leaves products beyond the first 5,000 without companions', () => {
    const table = relatedTable([[0, 1, 5000]], 5001);
    expect(table).toHaveLength(5001);
    expect([table[0], table[5000]]).toEqual([[1], []]);
  });

  it('is empty without products', () => {
    expect(relatedTable([[0, 1]], 0)).toEqual([]);
  });
});

function plainTable(baskets: readonly (readonly number[])[], size: number): number[][] {
  const count = (...of: number[]) => baskets.filter((basket) => of.every((i) => basket.includes(i))).length;
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => ({
      j,
      score: count(i, j) / (Math.sqrt(count(i) * count(j)) + 10),
    }))
      .filter(({ j, score }) => j !== i && score > 0)
      .sort((a, b) => b.score - a.score || a.j - b.j)
      .map(({ j }) => j),
  );
}
