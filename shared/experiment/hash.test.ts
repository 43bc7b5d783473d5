import { GrowthBook } from '@growthbook/growthbook';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assign } from './assign.ts';
import { fnv32a, hashV2 } from './hash.ts';

it('is FNV-1a', () => {
  // Vectors of the authors, http://www.isthe.com/chongo/tech/comp/fnv/ (32 bit, FNV-1a).
  expect(fnv32a('')).toBe(0x811c9dc5);
  expect(fnv32a('a')).toBe(0xe40c292c);
  expect(fnv32a('foobar')).toBe(0xbf9cf968);
});

it('hashes UTF-16 code units, in steps of 1/10,000 below 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (seed, value) => {
      const n = hashV2(seed, value);
      expect(n).toBeGreaterThanOrEqual(0);
      expect(n).toBeLessThan(1);
      expect(Math.round(n * 10_000) / 10_000).toBe(n);
    }),
  );
});

it('assigns as the GrowthBook SDK does', () => {
  const weights = [0.2, 0.5, 0.3];
  const variants = weights.map((weight, i) => ({ id: String(i), weight: weight * 10 }));
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.stringMatching(/^[a-z0-9]{1,8}$/),
      (visitor, seed) => {
        const sdk = new GrowthBook({ attributes: { id: visitor } });
        const theirs = sdk.run({ key: 'e', seed, hashVersion: 2, weights, variations: ['0', '1', '2'] });
        expect(assign({ id: seed, variants }, false, visitor).variant).toBe(theirs.value);
      },
    ),
    { numRuns: 300 },
  );
});
