import { describe, expect, it } from 'vitest';
import { drained } from '../recommend/drained.ts';
import { sigmoid } from '../segment/sigmoid.ts';
import { stackBites } from './stack.ts';

const stackOf = (...given: Parameters<typeof stackBites>) => drained(stackBites(...given));

/** Observations of log odds spread around −2, of which as many happen as `truth` says, in a fixed pattern. */
const observed = (count: number, truth: (logOdds: number, signal: number) => number) =>
  Array.from({ length: count }, (_, i) => {
    const logOdds = -2 + 2 * Math.sin(i * 12.9898);
    const signal = Math.cos(i * 78.233);
    const toss = (i * 0.6180339887) % 1;
    return { features: [1, logOdds, signal], happened: toss < sigmoid(truth(logOdds, signal)) };
  });

describe('stackOf', () => {
  it('finds what counts in a long past', () => {
    const [level = 0, odds = 0, signal = 0] = stackOf(observed(20_000, (x, s) => 0.5 + 0.6 * x + 0.8 * s));
    expect(level).toBeCloseTo(0.5, 0);
    expect(odds).toBeCloseTo(0.6, 1);
    expect(signal).toBeCloseTo(0.8, 1);
  });

  it('leaves the renewal model nearly as it is where the past is short', () => {
    const [level = 9, odds = 9, signal = 9] = stackOf(observed(12, (x, s) => x + 5 * s));
    expect(Math.abs(level)).toBeLessThan(0.7);
    expect(odds).toBeCloseTo(1, 0);
    expect(Math.abs(signal)).toBeLessThan(0.3);
  });

  it('stays finite where nobody, or everybody, came back', () => {
    for (const happened of [true, false]) {
      const past = observed(500, (x) => x).map((one) => ({ ...one, happened }));
      for (const weight of stackOf(past)) expect(Math.abs(weight)).toBeLessThan(30);
    }
  });
});
