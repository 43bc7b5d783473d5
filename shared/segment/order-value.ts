// What a customer's next order brings: their own mean, drawn to the store's the more the fewer orders they have. The
// Gamma–Gamma model of Fader, Hardie and Lee (2005): orders of a customer are Gamma(p, ν), ν is Gamma(q, γ).
import { drained } from '../recommend/drained.ts';
import type { OrderValueModel } from '../schema/catalog.ts';
import type { Profile } from '../schema/profile.ts';
import { logGamma } from './log-gamma.ts';
import { lowestPointBites } from './nelder-mead.ts';

/** A customer's mean of an order and the number of orders it is the mean of; both above 0. */
export type OrderMean = { readonly mean: number; readonly count: number };

/** Of p and q − 1, before a store has a past: ln, and how firmly (1 / variance). */
const BEFORE = [Math.log(2), Math.log(2)] as const;
const FURTHEST = 7;

/** The value (minor units) of the next order day of somebody who ordered. */
export function orderValueOf(
  { orders, days = orders, spentMinor }: Pick<Profile, 'orders' | 'days' | 'spentMinor'>,
  { meanMinor, pull }: OrderValueModel,
): number {
  return (Math.max(0, spentMinor) + pull * meanMinor) / (days + pull);
}

type GammaGamma = { readonly p: number; readonly q: number; readonly gamma: number };

/** The likeliest parameters of the Gamma–Gamma model. `prior` 0 gives the maximum likelihood. */
export const fitGammaGamma = (means: readonly OrderMean[], prior = 1): GammaGamma =>
  drained(gammaGammaBites(means, prior));

function* gammaGammaBites(means: readonly OrderMean[], prior: number): Generator<undefined, GammaGamma> {
  const centre = means.reduce((sum, { mean }) => sum + Math.log(mean), 0) / Math.max(1, means.length);
  const parameters = ([lnP = 0, lnQ1 = 0, lnMean = 0]: readonly number[]) => {
    const p = Math.exp(within(lnP, BEFORE[0]));
    const q = 1 + Math.exp(within(lnQ1, BEFORE[1]));
    return { p, q, gamma: (Math.exp(within(lnMean, centre)) * (q - 1)) / p };
  };
  const unlikeliness = (logs: readonly number[]) =>
    (prior / 2) * BEFORE.reduce((sum, before, i) => sum + ((logs[i] ?? 0) - before) ** 2, 0) -
    logLikelihood(parameters(logs), means);
  const start = [...BEFORE, centre];
  if (means.length === 0) return parameters(start);
  const first = yield* lowestPointBites(unlikeliness, start);
  yield;
  return parameters(yield* lowestPointBites(unlikeliness, first));
}

/** The store's model; without any money, one that expects none. */
export const fitOrderValue = (means: readonly OrderMean[]): OrderValueModel =>
  drained(orderValueBites(means));

/** The same; yields between bites of work. */
export function* orderValueBites(means: readonly OrderMean[]): Generator<undefined, OrderValueModel> {
  const { p, q, gamma } = yield* gammaGammaBites(means, 1);
  const pull = (q - 1) / p;
  return { meanMinor: means.length > 0 ? gamma / pull : 0, pull, spread: 1 / p };
}

function logLikelihood({ p, q, gamma }: GammaGamma, means: readonly OrderMean[]): number {
  const constant = q * Math.log(gamma) - logGamma(q);
  let sum = 0;
  for (const { mean, count } of means) {
    const shape = p * count;
    sum += logGamma(shape + q) - logGamma(shape) + constant + (shape - 1) * Math.log(mean);
    sum += shape * Math.log(count) - (shape + q) * Math.log(gamma + count * mean);
  }
  return sum;
}

const within = (value: number, middle: number) =>
  Math.min(middle + FURTHEST, Math.max(middle - FURTHEST, value));
