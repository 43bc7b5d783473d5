// A profile as a sample keeps it: what rules go by, too coarse to be told apart by it.
import type { Pair, Profile, Tempo } from '../schema/profile.ts';
import { isPersonal } from './nameless.ts';

const DAY = 86_400_000;
const MAX_PAIRS = 20;
const MAX_BOUGHT = 50;

/** Whole days before `at`, the sample's own time, for times, so that ages in days stay what they are `now`; three digits for sums, the head of every list; attributes that rules ask about, and no others. */
export function namelessProfile(
  profile: Profile,
  asked: ReadonlySet<string>,
  now: number,
  at: number,
): Profile {
  const { tempo, recent, days } = profile;
  const toDay = (moment: number) => at - Math.floor((now - moment) / DAY) * DAY;
  return {
    ...{ orders: profile.orders, ...(days !== undefined && { days }) },
    ...{ firstAt: toDay(profile.firstAt), lastAt: toDay(profile.lastAt) },
    ...{ spentMinor: coarse(profile.spentMinor), decayed: coarse(profile.decayed) },
    ...(recent !== undefined && { recent: coarse(recent) }),
    pairs: profile.pairs
      .slice(0, MAX_PAIRS)
      .map((pair) => ({ ...coarsePair(pair), lastAt: toDay(pair.lastAt) })),
    ...(tempo && { tempo: { ...coarseTempo(tempo), lastAt: toDay(tempo.lastAt) } }),
    bought: profile.bought.slice(0, MAX_BOUGHT),
    boughtCategories: profile.boughtCategories.slice(0, MAX_BOUGHT),
    subscribed: profile.subscribed,
    tags: profile.tags.filter((tag) => !isPersonal(tag)).slice(0, MAX_BOUGHT),
    attributes: Object.fromEntries(
      Object.entries(profile.attributes).filter(
        ([name, value]) => asked.has(`customer.attributes.${name}`) && !isPersonal(String(value)),
      ),
    ),
  };
}

const coarse = (value: number): number => Number(value.toPrecision(3));
const coarseOf = <K extends string>(
  key: K,
  value: number | undefined,
): { readonly [P in K]?: number } | object => (value === undefined ? {} : { [key]: coarse(value) });

const coarsePair = (pair: Pair): Pair => ({
  ...pair,
  sumLnGap: coarse(pair.sumLnGap),
  decayed: coarse(pair.decayed),
  ...coarseOf('sumLnGap2', pair.sumLnGap2),
  ...coarseOf('lnQuantity', pair.lnQuantity),
});

const coarseTempo = (tempo: Tempo): Tempo => ({
  ...tempo,
  sumLnGap: coarse(tempo.sumLnGap),
  sumLnOrderGap: coarse(tempo.sumLnOrderGap),
});
