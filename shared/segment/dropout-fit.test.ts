import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../widget/demo/data/seeded.ts';
import type { BuyingRecord } from './dropout.ts';
import { dropoutCohort } from './dropout-cohort.fixture.ts';
import { fitDropout, fitVariant, logLikelihood } from './dropout-fit.ts';

const RECORDS: readonly BuyingRecord[] = [
  { repeats: 0, lastAge: 0, age: 10 },
  { repeats: 2, lastAge: 30.43, age: 38.86 },
  { repeats: 30, lastAge: 40, age: 45 },
];

describe('logLikelihood', () => {
  it.each([
    [{ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, atOnce: false }, -58.1716095364454],
    [{ r: 1.26, alpha: 6.05, a: 0.37, b: 0.72, atOnce: true }, -56.535194106134114],
  ])('of %j is what Gamma and Beta functions give', (model, expected) => {
    expect(logLikelihood(model, RECORDS)).toBeCloseTo(expected, 5);
  });
});

describe('BG/NBD', () => {
  it('finds the parameters published for CDNOW in customers who buy by them, within the sampling error', () => {
    // Weeks, as in the paper: customers who began in one quarter, known for three.
    const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, atOnce: false };
    const cohort = dropoutCohort(published, 20_000, { entry: 12, until: 39 }, seeded('cohort 0'));
    const { model } = fitVariant(cohort, false, 0);
    // Standard errors of the logarithms, over 50 such cohorts; 99% of estimates lie within 2.576 of them.
    const errors = { r: 0.021, alpha: 0.034, a: 0.069, b: 0.085 };
    for (const name of ['r', 'alpha', 'a', 'b'] as const)
      expect(Math.abs(Math.log(model[name] / published[name])) / errors[name]).toBeLessThan(2.576);
    // All four at once: the likelihood ratio follows chi-square with four degrees of freedom, below 13.28 in 99%.
    const ratio = 2 * (logLikelihood(model, cohort) - logLikelihood(published, cohort));
    expect(ratio).toBeGreaterThan(0);
    expect(ratio).toBeLessThan(13.28);
  });
});

describe('fitDropout', () => {
  it('keeps to what holds before a store has a past while nobody or few have bought', () => {
    const [none, one] = [fitDropout([]), fitDropout([{ repeats: 0, lastAge: 0, age: 1 }])];
    expect(none.r).toBeCloseTo(0.7, 2);
    expect(none.alpha).toBeCloseTo(56, 0);
    expect(one.r).toBeCloseTo(0.7, 1);
  });

  it('finds parameters at least as likely as any others near them', () => {
    const records = Array.from({ length: 60 }, (_, i) => ({
      ...{ repeats: i % 5, lastAge: (i % 5) * (10 + i), age: 300 + 5 * i },
    }));
    for (const atOnce of [false, true]) {
      const { model } = fitVariant(records, atOnce, 0);
      const likely = logLikelihood(model, records);
      for (const name of ['r', 'alpha', 'a', 'b'] as const) {
        for (const factor of [0.9, 1.1]) {
          const other = { ...model, [name]: model[name] * factor };
          expect(logLikelihood(other, records)).toBeLessThanOrEqual(likely + 1e-6);
        }
      }
    }
  });

  it('gives finite parameters whatever people did', () => {
    const anyone = fc.record({
      repeats: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constant(10_000)),
      lastAge: fc.integer({ min: 0, max: 20_000 }),
      silence: fc.integer({ min: 0, max: 20_000 }),
    });
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 12 }), (people) => {
        const { atOnce: _, ...numbers } = fitDropout(
          people.map(({ repeats, lastAge, silence }) => ({ repeats, lastAge, age: lastAge + silence })),
        );
        for (const number of Object.values(numbers)) {
          expect(Number.isFinite(number)).toBe(true);
          expect(number).toBeGreaterThan(0);
        }
      }),
      { numRuns: 30 },
    );
  });
});
