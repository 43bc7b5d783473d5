// Retention: the probability that a customer orders again, from the decayed count of their order days and the
// silence since the last. One logistic curve per store, learnt on its own past: state at T − H, outcome in H.
import type { RetentionModel } from '../schema/catalog.ts';
import type { Profile } from '../schema/profile.ts';
import { DAY_MS, dayOf, decayedCount, TAU_DAYS } from './decay.ts';
import { dot, fitLogistic, type Observation } from './logistic.ts';

const HORIZON_DAYS = 90;
const EARLY_DAYS = 30;
const MAX_CUTS = 8;
const MAX_CUSTOMERS = 5000;

/** What holds before a store has a past, and how firmly. */
const PRIOR = [
  { mean: -0.5, precision: 1 },
  { mean: 1.1, precision: 16 },
  { mean: 1.7, precision: 16 },
] as const;
/** Customers of one cut share its season, so however many there are they count as this many. */
const EVIDENCE_PER_CUT = 100;
const STEEPNESS = { least: 0.2, most: 5 } as const;
const SHAPE = { least: 0.4, most: 1.2, pseudo: 20 } as const;

type Known = Pick<Profile, 'orders' | 'decayed' | 'lastAt'>;

/** P(an order within `days` from `now`); 0 for a person who never ordered. */
export function buysWithin(profile: Known, model: RetentionModel, days: number, now: number): number {
  if (profile.orders === 0 || days <= 0) return 0;
  const shorter = (days / model.horizonDays) ** model.shape;
  return 1 - Math.exp(-shorter * orderRate(profile, model, now));
}

/** Orders expected within the horizon, −ln(1 − P): unlike P it does not level off for those who buy often. */
export function orderRate({ decayed, lastAt }: Known, model: RetentionModel, now: number): number {
  const weights = [model.intercept, model.slope, model.silence];
  // ln(1 + eˣ) = −ln(1 − sigmoid(x)), exact also where the sigmoid rounds to 1.
  return Math.log1p(Math.exp(dot(featuresOf(decayed, (now - lastAt) / DAY_MS), weights)));
}

/** Learns the curve from order times per customer (ms, ascending), at up to eight cuts H days apart before `now`.
 * Without history the answer is the prior. Of many customers an even sample is taken. */
export function fitRetention(histories: readonly (readonly number[])[], now: number): RetentionModel {
  const stride = Math.ceil(histories.length / MAX_CUSTOMERS);
  const customers = histories
    .filter((_, i) => i % stride === 0)
    .map((times) => [...new Set(times.map(dayOf))]);
  const first = customers.reduce((day, days) => Math.min(day, days[0] ?? day), dayOf(now));
  const observations: Observation[] = [];
  const bought = { early: 0, within: 0 };
  const cuts = cutDays(dayOf(now), first);
  for (const cut of cuts) for (const days of customers) observe(days, cut, observations, bought);
  const [intercept = 0, slope = 0, silence = 0] = fitLogistic(
    observations,
    PRIOR,
    EVIDENCE_PER_CUT * cuts.length,
  );
  return {
    intercept,
    slope: bounded(slope, STEEPNESS),
    silence: bounded(silence, STEEPNESS),
    horizonDays: HORIZON_DAYS,
    shape: shapeOf(bought, observations.length),
  };
}

/** A further cut needs as much past as it has future, or everybody in it is a new customer. */
function cutDays(today: number, first: number): number[] {
  const cuts = Array.from({ length: MAX_CUTS }, (_, i) => today - (i + 1) * HORIZON_DAYS);
  return cuts.filter((cut, i) => cut - first >= (i === 0 ? 1 : HORIZON_DAYS));
}

/** `days` before `cut` are known, the 90 from it on are the outcome. */
function observe(
  days: readonly number[],
  cut: number,
  observations: Observation[],
  bought: { early: number; within: number },
): void {
  const next = days.findIndex((day) => day >= cut);
  const before = next < 0 ? days : days.slice(0, next);
  const last = before.at(-1);
  if (last === undefined) return;
  const wait = next < 0 ? Number.POSITIVE_INFINITY : (days[next] ?? 0) - cut;
  if (wait < EARLY_DAYS) bought.early += 1;
  if (wait < HORIZON_DAYS) bought.within += 1;
  observations.push({
    features: featuresOf(decayedCount(before), cut - last),
    happened: wait < HORIZON_DAYS,
  });
}

/** [1, ln decayed count at the last order, − silence in units of τ] */
function featuresOf(decayed: number, silentDays: number): number[] {
  return [1, Math.log(decayed), -Math.max(0, silentDays) / TAU_DAYS];
}

/** How orders spread over the horizon: 1 when evenly, less when those who come back come soon. */
function shapeOf({ early, within }: { early: number; within: number }, all: number): number {
  const rateOf = (count: number, share: number) =>
    -Math.log(1 - (count + SHAPE.pseudo * share) / (all + SHAPE.pseudo * 2));
  const evenly = 1 - 0.75 ** (EARLY_DAYS / HORIZON_DAYS);
  const ratio = rateOf(early, evenly) / rateOf(within, 0.25);
  return bounded(Math.log(ratio) / Math.log(EARLY_DAYS / HORIZON_DAYS), SHAPE);
}

const bounded = (value: number, { least, most }: { least: number; most: number }): number =>
  Math.min(most, Math.max(least, value));
