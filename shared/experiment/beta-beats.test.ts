import fc from 'fast-check';
import { expect, it } from 'vitest';
import { betaBeats } from './beta-beats.ts';

const beta = (a: number, b: number) => ({ a, b });

it('has the published value: 30 of 229 beat 20 of 219 with a chance of .9067', () => {
  // S. Arnett's notebook on Evan Miller's formula.
  expect(betaBeats(beta(31, 200), beta(21, 200))).toBeCloseTo(0.906704245199, 9);
});

it.each([
  ['x against a uniform', beta(2, 1), beta(1, 1), 2 / 3],
  ['x³ against a uniform', beta(4, 1), beta(1, 1), 4 / 5],
  ['1 − x against x', beta(1, 2), beta(2, 1), 1 / 6],
  ['the same', beta(40, 700), beta(40, 700), 1 / 2],
])('%s is what the integral says', (_, x, y, expected) => {
  expect(betaBeats(x, y)).toBeCloseTo(expected, 10);
});

const counts = fc.integer({ min: 1, max: 3000 });
it('sums to 1 with its opposite, whichever parameter has the fewest terms', () => {
  fc.assert(
    fc.property(counts, counts, counts, counts, (a, b, c, d) => {
      expect(betaBeats(beta(a, b), beta(c, d)) + betaBeats(beta(c, d), beta(a, b))).toBeCloseTo(1, 6);
    }),
  );
});

it('goes over into the normal approximation without a step', () => {
  const before = betaBeats(beta(1000, 30_000), beta(1050, 30_000));
  const after = betaBeats(beta(1001, 30_000), beta(1050, 30_000));
  expect(Math.abs(after - before)).toBeLessThan(0.01);
  expect(after).toBeGreaterThan(before);
});

it('is sure where there is no doubt, however many visitors', () => {
  expect(betaBeats(beta(900, 1e6), beta(5000, 1e6))).toBeCloseTo(0, 12);
  expect(betaBeats(beta(2e6, 1e7), beta(1e6, 1e7))).toBeCloseTo(1, 12);
});
