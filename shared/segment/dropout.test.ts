import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DropoutModel } from '../schema/catalog.ts';
import { aliveProbability, buysAgain, expectedPurchases } from './dropout.ts';

/** Fitted to the CDNOW sample by Fader, Hardie and Lee (2005), in weeks. */
const CDNOW: DropoutModel = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, atOnce: false };
/** Fitted to a grocery by maximum likelihood: most who come once come never again. */
const GROCERY: DropoutModel = { r: 1.26, alpha: 6.05, a: 0.37, b: 0.72, atOnce: true };

const anyModel = fc.record({
  r: fc.double({ min: 0.05, max: 5, noNaN: true }),
  alpha: fc.double({ min: 0.5, max: 100, noNaN: true }),
  a: fc.double({ min: 0.05, max: 5, noNaN: true }),
  b: fc.double({ min: 0.05, max: 20, noNaN: true }),
  atOnce: fc.boolean(),
});
const anyRecord = fc
  .record({
    repeats: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(10_000)),
    lastAge: fc.double({ min: 0, max: 1000, noNaN: true }),
    silence: fc.double({ min: 0, max: 1000, noNaN: true }),
  })
  .map(({ repeats, lastAge, silence }) => ({
    repeats,
    lastAge: repeats && lastAge,
    age: (repeats && lastAge) + silence,
  }));

describe('the worked example of the paper', () => {
  it('expects 1.226 purchases in 39 weeks of a customer with 2 repeats, the last after 30.43 of 38.86 weeks', () => {
    const record = { repeats: 2, lastAge: 30.43, age: 38.86 };
    expect(expectedPurchases(CDNOW, record, 39)).toBeCloseTo(1.226, 3);
  });
});

describe('MBG/NBD', () => {
  it.each([
    [{ repeats: 2, lastAge: 30.43, age: 38.86 }, 1.96107793],
    [{ repeats: 0, lastAge: 0, age: 10 }, 0.83796628],
    [{ repeats: 30, lastAge: 40, age: 45 }, 16.37166352],
  ])('expects of %j what its hypergeometric formula gives', (record, expected) => {
    expect(expectedPurchases(GROCERY, record, 39)).toBeCloseTo(expected, 7);
  });
});

describe('a customer', () => {
  it('who bought once is surely alive to BG/NBD and not to MBG/NBD', () => {
    const once = { repeats: 0, lastAge: 0, age: 100 };
    expect(aliveProbability(CDNOW, once)).toBe(1);
    expect(aliveProbability(GROCERY, once)).toBeLessThan(0.1);
  });

  it('is less and less likely to buy the longer they are silent, and more the further one looks', () => {
    fc.assert(
      fc.property(
        anyModel,
        anyRecord,
        fc.double({ min: 0.1, max: 400, noNaN: true }),
        (model, record, ahead) => {
          const p = buysAgain(model, record, ahead);
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
          expect(buysAgain(model, record, ahead + 1)).toBeGreaterThanOrEqual(p);
          expect(buysAgain(model, { ...record, age: record.age + 1 }, ahead)).toBeLessThanOrEqual(p + 1e-15);
        },
      ),
    );
  });

  it('is expected to buy at least as often as it is probable that they buy', () => {
    fc.assert(
      fc.property(
        anyModel,
        anyRecord,
        fc.double({ min: 0.1, max: 400, noNaN: true }),
        (model, record, ahead) => {
          const expected = expectedPurchases(model, record, ahead);
          expect(expected).toBeGreaterThanOrEqual(buysAgain(model, record, ahead) * (1 - 1e-6) - 1e-9);
          expect(expected).toBeLessThan(1e9);
        },
      ),
    );
  });
});

describe('expectedPurchases', () => {
  it('has no pole where a is 1', () => {
    const record = { repeats: 3, lastAge: 20, age: 30 };
    const at = (a: number) => expectedPurchases({ ...CDNOW, a }, record, 39);
    expect(at(1)).toBeCloseTo(at(1.0001), 3);
    expect(at(1)).toBeCloseTo(at(0.9999), 3);
  });

  it('grows by the probability of a purchase over a short while', () => {
    const record = { repeats: 3, lastAge: 20, age: 30 };
    for (const model of [CDNOW, GROCERY]) {
      expect(expectedPurchases(model, record, 1e-4) / buysAgain(model, record, 1e-4)).toBeCloseTo(1, 4);
    }
  });
});
