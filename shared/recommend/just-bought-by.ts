// What a person just bought: nothing recommends it to them, be it strategy, pin or fallback.
import { MIN_BUYS } from '../replenish/candidates.ts';
import { rhythmOf } from '../replenish/due.ts';
import { isJustBought } from '../replenish/just-bought.ts';
import { nextNeed } from '../replenish/need.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Pair, Profile } from '../schema/profile.ts';
import { DAY_MS } from '../segment/decay.ts';
import { cardOf } from './catalog-index.ts';

/** Days for which a purchase is "just bought", unless the product is known to be needed again sooner. */
const JUST_BOUGHT_DAYS = 30;

const isRecent = (at: number, now: number): boolean => now - at < JUST_BOUGHT_DAYS * DAY_MS;

/** Ids of what was bought within 30 days of `now`, but for what is past half the time until it is needed again. What has
 * no pair (on subscription, or among many) was bought no later than what stands before it in `bought`. */
export function justBoughtBy(profile: Profile, catalog: Catalog, now: number): ReadonlySet<string> {
  const pairs = new Map(profile.pairs.map((pair) => [pair.product, pair]));
  const justBought = new Set<string>();
  let before = profile.lastAt;
  for (const product of new Set([...profile.bought, ...pairs.keys()])) {
    const pair = pairs.get(product);
    // A pair is older than its place where the last purchase was returned: what follows may then show too soon.
    if (pair) before = Math.min(before, pair.lastAt);
    const isJust = pair
      ? isRecent(pair.lastAt, now) && !isDueSoon(pair, profile, catalog, now)
      : isRecent(before, now);
    if (isJust) justBought.add(product);
  }
  return justBought;
}

/** Whether half the time until the next purchase is over, where the person, others who bought the product, or its
 * category tell how long that is. */
function isDueSoon(pair: Pair, { tempo }: Profile, catalog: Catalog, now: number): boolean {
  const card = cardOf(catalog, pair.product);
  const { dueAt, basis } = nextNeed(pair, card && rhythmOf(card), catalog.model.replenish, now, tempo);
  const isKnown = pair.buys >= MIN_BUYS || basis !== 'store';
  return isKnown && !isJustBought(pair.lastAt, dueAt, now);
}
