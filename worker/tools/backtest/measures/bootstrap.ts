// Intervals by the bootstrap over customers (Efron 1979): a customer's rows are drawn together or not at all, for they
// resemble each other. Seeded, so that the same file gives the same figures.
import type { Measure } from './outcomes.ts';

/** `low` to `high`: 95 of 100 resamples. NaN where it cannot be told. */
export type Figure = { readonly value: number; readonly low: number; readonly high: number };

/** A measure on everybody and on each resample; all measures of one call share the resamples. */
export type Drawn = { readonly value: number; readonly draws: readonly number[] };

const SEED = 20_101_001;
const RESAMPLES = { most: 400, least: 40 } as const;
/** Rows looked at in all, for each measure: a large file has narrow intervals and needs fewer resamples. */
const WORK = 30_000_000;

/** Draws every measure on the same resamples of `customers` customers; `rows` bounds how many there are. */
export function resampled<Name extends string>(
  measures: ReadonlyMap<Name, Measure>,
  customers: number,
  rows: number,
): Map<Name, Drawn> {
  const times = Math.max(RESAMPLES.least, Math.min(RESAMPLES.most, Math.floor(WORK / Math.max(1, rows))));
  const chance = chances(SEED);
  const draws = new Map([...measures.keys()].map((name) => [name, [] as number[]]));
  for (let i = 0; i < times; i++) {
    const weights = new Uint32Array(customers);
    for (let k = 0; k < customers; k++) {
      const one = Math.floor(chance() * customers);
      weights[one] = (weights[one] ?? 0) + 1;
    }
    for (const [name, measure] of measures) draws.get(name)?.push(measure(weights));
  }
  const everybody = new Uint32Array(customers).fill(1);
  return new Map(
    [...measures].map(([name, measure]) => [
      name,
      { value: measure(everybody), draws: draws.get(name) ?? [] },
    ]),
  );
}

/** A drawn measure with its interval. */
export function figureOf({ value, draws }: Drawn): Figure {
  const sorted = Float64Array.from(draws.filter((draw) => !Number.isNaN(draw))).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { value, low: at(0.025), high: at(0.975) };
}

/** How much `a` is above `b`, drawn together. */
export const difference = (a: Drawn, b: Drawn): Figure =>
  figureOf({ value: a.value - b.value, draws: a.draws.map((draw, i) => draw - (b.draws[i] ?? Number.NaN)) });

/** Numbers in [0, 1), the same for the same seed: mulberry32 (Tommy Ettinger, public domain). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
