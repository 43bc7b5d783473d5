// Check of the retention curve at a cut, and the stages of a whole shop at its end.
import { replenishFit } from '../../../shared/replenish/fit.ts';
import { DAY_MS, dayOf } from '../../../shared/segment/decay.ts';
import type { BuyingRecord } from '../../../shared/segment/dropout.ts';
import { orderTimes, profileOf } from '../../../shared/segment/profile.ts';
import { buysWithin, fitRetention } from '../../../shared/segment/retention.ts';
import { rfmBounds } from '../../../shared/segment/rfm.ts';
import { stageOf } from '../../../shared/segment/stage.ts';
import type { Prediction } from './accuracy.ts';
import { before, type Shop } from './lines.ts';

/** P(buys within `days` after the cut) of everyone who ordered before it, and by recency of 90 days alone. */
export function retentionAt(shop: Shop, cut: string, days: number) {
  const at = Date.parse(cut);
  const people = profilesOf(before(shop, at));
  const model = fitRetention(
    [...people.values()].map(({ times }) => times),
    at,
  );
  const ours: Prediction[] = [];
  const byRecency: Prediction[] = [];
  for (const [customer, { profile }] of people) {
    const after = orderTimes(shop.get(customer) ?? []).filter((time) => time >= at);
    const happened = after.some((time) => time < at + days * DAY_MS);
    ours.push({ score: buysWithin(profile, model, days, at), happened });
    byRecency.push({ score: at - profile.lastAt <= 90 * DAY_MS ? 1 : 0, happened });
  }
  return { ours, byRecency };
}

/** Records of everybody who ordered up to the day `until`, in weeks, as the papers count them. */
export function buyingWeeks(shop: Shop, until: string): BuyingRecord[] {
  const end = Date.parse(until);
  return [...profilesOf(before(shop, end + DAY_MS)).values()].map(({ times }) => {
    const days = [...new Set(times.map(dayOf))];
    const [first = 0] = days;
    const last = days.at(-1) ?? first;
    return { repeats: days.length - 1, lastAge: (last - first) / 7, age: (dayOf(end) - first) / 7 };
  });
}

/** How many people are in each stage at `now`, by the store's own models. */
export function stageCounts(shop: Shop, now: number): Record<string, number> {
  const people = [...profilesOf(shop).values()];
  const model = {
    replenish: replenishFit(now).result().model,
    retention: fitRetention(
      people.map(({ times }) => times),
      now,
    ),
    rfm: rfmBounds(people.map(({ profile }) => profile)),
  };
  const counts: Record<string, number> = {};
  for (const { profile } of people) {
    const stage = stageOf(profile, 1, model, undefined, now);
    counts[stage] = (counts[stage] ?? 0) + 1;
  }
  return counts;
}

function profilesOf(shop: Shop) {
  const people = new Map<string, { times: number[]; profile: ReturnType<typeof profileOf> }>();
  for (const [customer, lines] of shop) {
    const times = orderTimes(lines);
    if (times.length === 0) continue;
    const profile = profileOf({ lines, tags: [], attributes: {}, subscribed: 'unknown' });
    people.set(customer, { times, profile });
  }
  return people;
}
