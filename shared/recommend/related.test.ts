import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BasketHistory } from './co-counts.ts';
import { printRow, readRow } from './companion-row.ts';
import { drained } from './drained.ts';
import { type Related, relatedTables } from './related.ts';

const times = (count: number, ...history: number[][]): BasketHistory[] =>
  Array.from({ length: count }, () => history);
/** The tables of so many products, all in equal demand unless told. */
const tablesOf = (
  people: readonly BasketHistory[],
  products: number,
  demand = Array.from({ length: products }, () => ({ recent: 10, ever: 40 })),
) => drained(relatedTables(people, demand)).tables;
const indices = (row: Related['related'] | undefined) => row?.map(({ index }) => index);

const anyPeople = fc.array(
  fc.array(fc.array(fc.integer({ min: -2, max: 9 }), { maxLength: 6 }), { maxLength: 4 }),
  {
    maxLength: 40,
  },
);
const anyDemand = fc.array(
  fc.nat(500).chain((ever) => fc.record({ ever: fc.constant(ever), recent: fc.nat(ever) })),
  { maxLength: 9 },
);

describe('relatedTables', () => {
  it('keeps companions other than the product itself, in the catalogue, once each, strongest first', () => {
    fc.assert(
      fc.property(anyPeople, anyDemand, (people, demand) => {
        const { tables, leaning } = drained(relatedTables(people, demand));
        expect(leaning).toBeGreaterThanOrEqual(0);
        expect(tables).toHaveLength(demand.length);
        for (const [i, { related, together, following }] of tables.entries()) {
          for (const [row, most] of [
            [related, 20],
            [together, 8],
            [following, 8],
          ] as const) {
            expect(row.length).toBeLessThanOrEqual(most);
            expect(new Set(indices(row)).size).toBe(row.length);
            expect(row.map(({ weight }) => weight)).toEqual(
              row.map(({ weight }) => weight).sort((a, b) => b - a),
            );
            for (const { index, weight } of row) {
              expect(index !== i && index >= 0 && index < demand.length).toBe(true);
              expect(weight > 0 && Number.isFinite(weight)).toBe(true);
            }
          }
        }
        expect(drained(relatedTables(people, demand))).toEqual({ tables, leaning });
      }),
    );
  });

  it('says nothing of products that no person shares', () => {
    const [first, second] = tablesOf([[[0], [0]], [[1]]], 2);
    expect([first, second]).toEqual(Array(2).fill({ related: [], together: [], following: [] }));
  });

  it('puts first what is bought by the same people most, for how often it is bought at all', () => {
    const people = [...times(40, [0, 1]), ...times(30, [0, 2]), ...times(400, [2]), ...times(1, [0, 3])];
    expect(indices(tablesOf(people, 4)[0]?.related)).toEqual([1, 2, 3]);
  });

  it('explains away what comes only along with another companion', () => {
    // 2 is bought with 1, and with 0 only where 1 is as well: 1 alone speaks for it.
    const people = [...times(60, [0, 1, 2]), ...times(60, [0, 1]), ...times(60, [1, 2]), ...times(60, [0])];
    const row = tablesOf(people, 3)[2]?.related ?? [];
    const weightOf = (of: number) => row.find(({ index }) => index === of)?.weight ?? 0;
    expect(weightOf(1)).toBeGreaterThan(3 * weightOf(0));
  });

  it('leans to what is in demand now', () => {
    const people = [...times(50, [0, 1]), ...times(50, [0, 2])];
    const demand = [40, 10, 40].map((recent) => ({ recent, ever: 100 }));
    expect(indices(tablesOf(people, 3, demand)[0]?.related)).toEqual([2, 1]);
    expect(indices(tablesOf(people, 3)[0]?.related)).toEqual([1, 2]);
  });

  it('tells what goes into one basket from what is bought in place of the other', () => {
    const people = [...times(30, [0, 1], [0, 1]), ...times(30, [0], [2]), ...times(5, [0, 2])];
    const [coffee] = tablesOf(people, 3);
    expect(indices(coffee?.together)).toEqual([1]);
    expect(indices(coffee?.following)).toEqual([2]);
    expect(indices(tablesOf(people, 3)[2]?.following)).toEqual([]);
  });

  it('keeps the twenty strongest', () => {
    const people = Array.from({ length: 30 }, (_, i) => times(10 + i, [0, i + 1])).flat();
    const row = tablesOf(people, 31)[0]?.related;
    expect(row).toHaveLength(20);
    expect(indices(row)?.[0]).toBe(30);
  });

  it('takes repeats in a basket once', () => {
    expect(tablesOf(times(9, [0, 0, 1, 1]), 2)).toEqual(tablesOf(times(9, [0, 1]), 2));
  });

  it('takes of a wholesaler who bought everything the best sellers', () => {
    const everything = Array.from({ length: 500 }, (_, i) => i);
    const tables = tablesOf([[everything]], 500);
    expect(tables[0]?.related).toHaveLength(20);
    expect(tables[400]?.related).toEqual([]);
  });

  it('gives companions to everything when all baskets are the same', () => {
    expect(tablesOf(times(300, [0, 1, 2], [0, 1, 2]), 3).map(({ related }) => related.length)).toEqual([
      2, 2, 2,
    ]);
  });

  it('counts no further than it can, and stays finite', () => {
    const tables = tablesOf([...times(70_000, [0, 1]), ...times(10, [0, 2])], 3);
    expect(indices(tables[0]?.related)).toEqual([1, 2]);
  });

  it('leaves products beyond the first 5,000 without companions, and is empty without products', () => {
    const tables = tablesOf(times(3, [0, 1, 5000]), 5001);
    expect([tables.length, indices(tables[0]?.related), tables[5000]?.related]).toEqual([5001, [1], []]);
    expect(tablesOf(times(3, [0, 1]), 0)).toEqual([]);
  });
});

describe('a printed row', () => {
  const anyCompanions = fc.array(
    fc.record({ index: fc.nat(4999), weight: fc.double({ min: 0.002, max: 4, noNaN: true }) }),
    { maxLength: 20 },
  );

  it('gives the same products back, weights within 5%, in an order that never turns round', () => {
    fc.assert(
      fc.property(anyCompanions, (companions) => {
        const sorted = companions.toSorted((a, b) => b.weight - a.weight);
        const row = printRow(sorted);
        expect(JSON.stringify(row)).toHaveLength(3 * sorted.length + 2);
        const read = readRow(row);
        expect(indices(read)).toEqual(indices(sorted));
        for (const [k, { weight }] of read.entries()) {
          expect(Math.abs(weight / (sorted[k]?.weight ?? 0) - 1)).toBeLessThan(0.05);
          expect(weight).toBeLessThanOrEqual(read[k - 1]?.weight ?? Number.POSITIVE_INFINITY);
        }
      }),
    );
  });

  it('bounds weights that are out of range, and reads what is no row as far as it can', () => {
    const weights = [1e9, 5, 1e-9, 0, -1, Number.NaN].map((weight) => ({ index: 1, weight }));
    const [huge, large, ...none] = readRow(printRow(weights));
    expect(huge).toEqual(large);
    expect(new Set(none.map(({ weight }) => weight)).size).toBe(1);
    expect(readRow('')).toEqual([]);
    expect(readRow('ab')).toEqual([]);
    expect(readRow('é"\\')).toHaveLength(1);
  });
});
