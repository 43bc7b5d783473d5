// Retention: the probability that a customer orders again, from the decayed count of their order days.
// One logistic curve per store, learnt on its own past: count at T − H, outcome in the H days after.
import type { RetentionModel } from '../schema/catalog.ts';
import type { Profile } from '../schema/profile.ts';
import { DAY_MS, dayOf, decayedAt, decayedCount } from './decay.ts';
import { fitLogistic, type Observation, sigmoid } from './logistic.ts';

const HORIZON_DAYS = 90;
const MAX_CUTS = 4;

/** What holds before a store has a past: one buyer in four orders again within 90 days. */
const PRIOR = { intercept: Math.log(1 / 3), slope: 1 } as const;

/** The model of a store with no past of its own. */
export const PRIOR_RETENTION: RetentionModel = { ...PRIOR, horizonDays: HORIZON_DAYS };

/** P(an order within `days` from `now`); other horizons than the model's by a constant hazard. 0 without orders. */
export function buysWithin(
  profile: Pick<Profile, 'orders' | 'decayed' | 'lastAt'>,
  model: RetentionModel,
  days: number,
  now: number,
): number {
  if (profile.orders === 0 || days <= 0) return 0;
  const count = decayedAt(profile.decayed, profile.lastAt, now);
  const within = sigmoid(model.intercept + model.slope * Math.log(count));
  return 1 - (1 - within) ** (days / model.horizonDays);
}

/** Learns the curve from order times per customer (ms, ascending), at up to four cuts H days apart before `now`;
 * a Gaussian prior keeps a thin past close to `PRIOR_RETENTION`. */
export function fitRetention(histories: readonly (readonly number[])[], now: number): RetentionModel {
  const today = dayOf(now);
  const first = histories.reduce((day, times) => Math.min(day, dayOf(times[0] ?? now)), today);
  const observations: Observation[] = [];
  for (let cut = 1; cut <= MAX_CUTS; cut++) {
    const cutDay = today - cut * HORIZON_DAYS;
    // A cut needs as much past as it has future, or everybody is a new customer.
    if (cutDay - first < HORIZON_DAYS && cut > 1) break;
    for (const times of histories) observe(observations, times, cutDay);
  }
  return { ...fitLogistic(observations, PRIOR), horizonDays: HORIZON_DAYS };
}

function observe(observations: Observation[], times: readonly number[], cutDay: number): void {
  const days = [...new Set(times.map(dayOf))];
  const next = days.findIndex((day) => day > cutDay);
  const before = next < 0 ? days : days.slice(0, next);
  const last = before.at(-1);
  if (last === undefined) return;
  const count = decayedAt(decayedCount(before), last * DAY_MS, cutDay * DAY_MS);
  observations.push({
    x: Math.log(count),
    y: next >= 0 && (days[next] ?? 0) <= cutDay + HORIZON_DAYS ? 1 : 0,
  });
}
