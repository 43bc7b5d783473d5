// The parameters under which a store's purchases are most probable.

import { drained } from '../recommend/drained.ts';
import type { DropoutModel } from '../schema/catalog.ts';
import type { BuyingRecord } from './dropout.ts';
import { lowestPointBites } from './nelder-mead.ts';

/** Where ln r, ln alpha (days), ln a and ln b lie before a store has a past. */
const BEFORE = [Math.log(0.7), Math.log(56), Math.log(0.5), Math.log(1.5)] as const;

/** As far as the logarithm of a parameter may go from there: beyond it nothing changes any more. */
const FURTHEST = 9;

/** The likelier of BG/NBD and MBG/NBD, times in days. */
export const fitDropout = (records: readonly BuyingRecord[]): DropoutModel => drained(dropoutBites(records));

/** The same; yields between bites of work. */
export function* dropoutBites(records: readonly BuyingRecord[]): Generator<undefined, DropoutModel> {
  const plain = yield* variantBites(records, false, 1);
  yield;
  const atOnce = yield* variantBites(records, true, 1);
  return plain.unlikeliness < atOnce.unlikeliness ? plain.model : atOnce.model;
}

/** BG/NBD, or MBG/NBD (`atOnce`), and −ln of how likely it is. `prior`: how firmly each parameter is expected
 * (1 / variance of its logarithm); a few customers outweigh 1, and 0 gives the maximum likelihood. */
export const fitVariant = (records: readonly BuyingRecord[], atOnce: boolean, prior = 1): Variant =>
  drained(variantBites(records, atOnce, prior));

type Variant = { readonly model: DropoutModel; readonly unlikeliness: number };

function* variantBites(
  records: readonly BuyingRecord[],
  atOnce: boolean,
  prior: number,
): Generator<undefined, Variant> {
  const unlikelinessAt = (logs: readonly number[]) =>
    penalty(logs, prior) - logLikelihood(modelOf(logs, atOnce), records);
  if (records.length === 0) return { model: modelOf(BEFORE, atOnce), unlikeliness: unlikelinessAt(BEFORE) };
  const first = yield* lowestPointBites(unlikelinessAt, BEFORE);
  yield;
  // A second search from where the first ended: it may have ended in a corner.
  const logs = yield* lowestPointBites(unlikelinessAt, first);
  return { model: modelOf(logs, atOnce), unlikeliness: unlikelinessAt(logs) };
}

/** ln of the likelihood of all records. The ratios of Gamma functions in it are sums of logarithms. */
export function logLikelihood(model: DropoutModel, records: readonly BuyingRecord[]): number {
  const { r, alpha, a, b, atOnce } = model;
  const most = records.reduce((high, { repeats }) => Math.max(high, repeats), 0);
  const byRepeats = repeatTerms(model, most);
  const first = r * Math.log(alpha);
  let sum = 0;
  for (const { repeats, lastAge, age } of records) {
    const stayed = -(r + repeats) * Math.log(alpha + age);
    const staying = b + repeats - (atOnce ? 0 : 1);
    const mayBeGone = atOnce || repeats > 0;
    const gone = mayBeGone ? Math.log(a / staying) - (r + repeats) * Math.log(alpha + lastAge) : -Infinity;
    const high = Math.max(stayed, gone);
    sum += (byRepeats[repeats] ?? 0) + first + high + Math.log1p(Math.exp(Math.min(stayed, gone) - high));
  }
  return sum;
}

/** Per number of repeats: ln of Γ(r + x) / Γ(r) and of the Beta functions' ratio. */
function repeatTerms({ r, a, b, atOnce }: DropoutModel, most: number): Float64Array {
  const staying = (i: number) => Math.log((b + i) / (a + b + i));
  const terms = new Float64Array(most + 1);
  let sum = atOnce ? staying(0) : 0;
  terms[0] = sum;
  for (let x = 1; x <= most; x++) {
    sum += Math.log(r + x - 1) + staying(atOnce ? x : x - 1);
    terms[x] = sum;
  }
  return terms;
}

const penalty = (logs: readonly number[], prior: number) =>
  (prior / 2) * logs.reduce((sum, log, i) => sum + (log - (BEFORE[i] ?? 0)) ** 2, 0);

function modelOf(logs: readonly number[], atOnce: boolean): DropoutModel {
  const [r = 1, alpha = 1, a = 1, b = 1] = logs.map((log, i) => {
    const middle = BEFORE[i] ?? 0;
    return Math.exp(Math.min(middle + FURTHEST, Math.max(middle - FURTHEST, log)));
  });
  return { r, alpha, a, b, atOnce };
}
