// Check of the retention curve at a cut, and the stages of a whole shop at its end.
import { replenishFit } from '../../../shared/replenish/fit.ts';
import { stateOf } from '../../../shared/segment/buyer-state.ts';
import { DAY_MS, dayOf } from '../../../shared/segment/decay.ts';
import { type BuyingRecord, buysAgain } from '../../../shared/segment/dropout.ts';
import { type OrderHistory, orderHistory } from '../../../shared/segment/order-history.ts';
import { profileOf } from '../../../shared/segment/profile.ts';
import { buysWithin, expectedOrders, expectedSpendMinor } from '../../../shared/segment/retention.ts';
import { fitRetention } from '../../../shared/segment/retention-fit.ts';
import { rfmBounds } from '../../../shared/segment/rfm.ts';
import { stageOf } from '../../../shared/segment/stage.ts';
import type { Shop } from '../../../worker/tools/backtest/order-book.ts';
import { before } from './lines.ts';

/** For everyone who ordered before the cut: whether they did within `days` after it, and what was said of it. */
export type RetentionCheck = {
  readonly happened: readonly number[];
  readonly ours: readonly number[];
  /** BG/NBD or MBG/NBD alone. */
  readonly dropout: readonly number[];
  /** Decayed count of order days. */
  readonly decayed: readonly number[];
  /** 1 after an order in the last 90 days. */
  readonly recency: readonly number[];
  readonly orderDays: { readonly expected: number; readonly placed: number };
  readonly spentMinor: { readonly expected: number; readonly placed: number };
};

/** Learns from what is dated before the cut alone. */
export function retentionAt(shop: Shop, cut: string, days: number): RetentionCheck {
  const at = Date.parse(cut);
  const people = profilesOf(before(shop, at));
  const model = fitRetention(
    [...people.values()].map(({ history }) => history),
    at,
  );
  const rows = [...people].map(([customer, { profile }]) => {
    const after = shop.linesOf(customer).filter((line) => line.at >= at && line.at < at + days * DAY_MS);
    const state = stateOf(profile, at);
    return {
      placed: orderHistory(after).days.length,
      spent: after.reduce((sum, line) => sum + line.totalMinor, 0),
      ours: buysWithin(profile, model, days, at),
      orders: expectedOrders(profile, model, days, at),
      spend: expectedSpendMinor(profile, model, days, at),
      dropout: buysAgain(model.dropout, state.record, days),
      decayed: state.decayed,
      recency: state.silence <= 90 ? 1 : 0,
    };
  });
  type Row = (typeof rows)[number];
  const sum = (name: keyof Row) => rows.reduce((total, row) => total + row[name], 0);
  const column = (name: keyof Row) => rows.map((row) => row[name]);
  return {
    happened: rows.map(({ placed }) => (placed > 0 ? 1 : 0)),
    ...{ ours: column('ours'), dropout: column('dropout') },
    ...{ decayed: column('decayed'), recency: column('recency') },
    orderDays: { expected: sum('orders'), placed: sum('placed') },
    spentMinor: { expected: sum('spend'), placed: sum('spent') },
  };
}

/** Records of everybody who ordered up to the day `until`, in weeks, as the papers count them. */
export function buyingWeeks(shop: Shop, until: string): BuyingRecord[] {
  const end = Date.parse(until);
  return [...profilesOf(before(shop, end + DAY_MS)).values()].map(({ history: { days } }) => {
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
      people.map(({ history }) => history),
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
  const people = new Map<string, { history: OrderHistory; profile: ReturnType<typeof profileOf> }>();
  for (const customer of shop.people) {
    const lines = shop.linesOf(customer);
    const history = orderHistory(lines);
    if (history.days.length === 0) continue;
    const profile = profileOf({ lines, tags: [], attributes: {}, subscribed: 'unknown' });
    people.set(customer, { history, profile });
  }
  return people;
}
