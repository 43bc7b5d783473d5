// Where a buyer stands at a moment: what every prediction about them is made from, taken from a profile now or from a
// history at a day of the past.
import type { Profile } from '../schema/profile.ts';
import { DAY_MS, dayOf, decay, decayedCount, RECENT_TAU_DAYS, TAU_DAYS } from './decay.ts';
import type { BuyingRecord } from './dropout.ts';
import type { OrderHistory } from './order-history.ts';

export type BuyerState = {
  /** In days. */
  readonly record: BuyingRecord;
  /** Days since the last order. */
  readonly silence: number;
  /** Decayed counts of order days at the moment, of 180 and of 60 days; ln of the former, as it may round to 0. */
  readonly decayed: number;
  readonly lnDecayed: number;
  readonly recent: number;
  /** ln of what an order day brought on average, in minor units; undefined where no money is known. */
  readonly lnValue: number | undefined;
};

/** The part of a profile that tells of orders. What an older profile does not say is made up for. */
export type Buyer = Pick<
  Profile,
  'orders' | 'firstAt' | 'lastAt' | 'spentMinor' | 'decayed' | 'days' | 'recent'
>;

/** The state at `now` (ms) of somebody who ordered; an order dated later counts as of now. */
export function stateOf(buyer: Buyer, now: number): BuyerState {
  const { orders, lastAt, days = orders } = buyer;
  const firstDay = dayOf(buyer.firstAt > 0 ? Math.min(buyer.firstAt, lastAt) : lastAt);
  const decayed = Math.max(1, buyer.decayed);
  // Of a steady buyer, what lies before the last order shrinks with the time constant.
  const recent = buyer.recent ?? 1 + (decayed - 1) * (RECENT_TAU_DAYS / TAU_DAYS);
  return stateFrom(
    { ...{ days, firstDay, lastDay: dayOf(lastAt), decayed, recent }, spentMinor: buyer.spentMinor },
    now / DAY_MS,
  );
}

/** The state at the beginning of a day, from the order days before it; undefined when there were none. */
export function stateAt(
  { days, spentMinor }: OrderHistory,
  day: number,
  known: number,
): BuyerState | undefined {
  const before = days.slice(0, known);
  const [firstDay] = before;
  const lastDay = before.at(-1);
  if (firstDay === undefined || lastDay === undefined) return undefined;
  return stateFrom(
    {
      ...{ days: known, firstDay, lastDay },
      decayed: decayedCount(before, TAU_DAYS),
      recent: decayedCount(before, RECENT_TAU_DAYS),
      spentMinor: spentMinor.slice(0, known).reduce((sum, minor) => sum + minor, 0),
    },
    day,
  );
}

type Counted = {
  readonly days: number;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly decayed: number;
  readonly recent: number;
  readonly spentMinor: number;
};

/** `day`: the moment in days since 1970, with its fraction; counts are as of the last order. */
function stateFrom(counted: Counted, day: number): BuyerState {
  const { firstDay, lastDay, spentMinor } = counted;
  const days = Math.max(1, counted.days);
  const silence = Math.max(0, day - lastDay);
  const age = Math.max(0, day - firstDay);
  const lnDecayed = Math.log(counted.decayed) - silence / TAU_DAYS;
  return {
    record: { repeats: days - 1, lastAge: Math.max(0, age - silence), age },
    ...{ silence, lnDecayed, decayed: Math.exp(lnDecayed) },
    recent: counted.recent * decay(silence, RECENT_TAU_DAYS),
    lnValue: spentMinor > 0 ? Math.log(spentMinor / days) : undefined,
  };
}
