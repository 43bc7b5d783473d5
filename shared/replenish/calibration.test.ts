import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST, type Scored, thresholdsOf } from './calibration.ts';

const PROMISED = { cautious: 0.5, balanced: 0.3, eager: 0.15 } as const;
const confidences = ['cautious', 'balanced', 'eager'] as const;
/** A past in which what was said held: of every hundred, as many came as their probability says. */
const honest = (most: number, count = 3000): Scored[] =>
  Array.from({ length: count }, (_, i) => {
    const probability = (most * (i + 1)) / count;
    return { probability, again: Math.floor((i + 1) * probability) > Math.floor(i * probability), look: i };
  });

describe('thresholdsOf', () => {
  it('gives probabilities from which nudges of the past were right as often as promised', () => {
    const past = honest(0.9);
    const thresholds = thresholdsOf(past);
    for (const confidence of confidences) {
      const shown = past.filter(({ probability }) => probability >= thresholds[confidence]);
      expect(shown.length).toBeGreaterThan(30);
      expect(shown.filter(({ again }) => again).length / shown.length).toBeGreaterThanOrEqual(
        PROMISED[confidence],
      );
    }
  });

  it('asks for much while the past is too thin to tell', () => {
    expect(thresholdsOf([])).toEqual({ cautious: 0.4, balanced: 0.2, eager: 0.1 });
    expect(thresholdsOf(honest(0.9, 20))).toEqual({ cautious: 0.4, balanced: 0.2, eager: 0.1 });
  });

  it('names no nudge that is unlikely by itself, though nearly everyone came back', () => {
    const sure = Array.from({ length: 2000 }, (_, i) => ({
      probability: i / 2000,
      again: true,
      look: i,
    }));
    expect(thresholdsOf(sure)).toEqual(LEAST);
  });

  it('asks each nudge for what is promised of all where a long past has not kept the promise', () => {
    const doubtful = honest(0.9).map((one) => ({ ...one, again: one.again && one.look % 2 === 0 }));
    expect(thresholdsOf(doubtful).cautious).toBe(PROMISED.cautious);
    expect(thresholdsOf(doubtful).eager).toBeLessThan(PROMISED.eager);
  });

  it('does not take the least likely nudge there ever was for the least likely there may be', () => {
    const clockwork = Array.from({ length: 300 }, (_, i) => ({
      probability: 0.8,
      again: i % 9 > 0,
      look: i,
    }));
    expect(thresholdsOf(clockwork)).toEqual(LEAST);
  });

  it('believes nudges less of which one customer takes all or none', () => {
    const past = (looks: number) =>
      thresholdsOf(
        Array.from({ length: 1000 }, (_, i) => ({ probability: 0.25, again: i % 100 < 34, look: i % looks })),
      );
    expect(past(1000).balanced).toBe(LEAST.balanced);
    expect(past(100).balanced).toBe(PROMISED.balanced);
  });

  it('asks for no less the more cautious, whatever came', () => {
    const anyPast = fc.array(
      fc.record({
        probability: fc.double({ min: 0, max: 1, noNaN: true }),
        again: fc.boolean(),
        look: fc.integer({ min: 0, max: 20 }),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(anyPast, (past) => {
        const { cautious, balanced, eager } = thresholdsOf(past);
        expect(eager).toBeGreaterThanOrEqual(LEAST.eager);
        expect(balanced).toBeGreaterThanOrEqual(eager);
        expect(cautious).toBeGreaterThanOrEqual(balanced);
        expect(thresholdsOf(past.toReversed()).cautious).toBeCloseTo(cautious, 12);
      }),
    );
  });
});
