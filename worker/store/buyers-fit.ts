// The part of a fit that is about buyers as a whole: the retention model and the RFM quintiles, from a thinned sample.
import { drained } from '../../shared/recommend/drained.ts';
import type { RetentionModel, RfmBounds } from '../../shared/schema/catalog.ts';
import { type OrderHistory, orderHistory } from '../../shared/segment/order-history.ts';
import { type HistoryLine, orderTimes } from '../../shared/segment/profile.ts';
import { retentionBites } from '../../shared/segment/retention-fit.ts';
import { rfmBounds } from '../../shared/segment/rfm.ts';
import { Thinned } from './thinned.ts';

/** People the quintiles are drawn from, and those whose whole history the retention model is learnt from. */
const SAMPLE = 50_000;
const HISTORIES = 10_000;

export type BuyersFit = {
  /** Takes one person's lines; each person once. */
  readonly add: (person: { readonly lines: readonly HistoryLine[] }) => void;
  /** What was learnt; yields between bites of work. */
  readonly bites: () => Generator<undefined, FittedBuyers>;
  readonly result: () => FittedBuyers;
};

type FittedBuyers = { readonly retention: RetentionModel; readonly rfm: RfmBounds };

/** An empty fit as of `now` (ms). */
export function buyersFit(now: number): BuyersFit {
  const histories = new Thinned<OrderHistory>(HISTORIES);
  const buyers = new Thinned<{ lastAt: number; orders: number; spentMinor: number }>(SAMPLE);
  function* bites(): Generator<undefined, FittedBuyers> {
    const retention = yield* retentionBites(histories.items, now);
    yield;
    return { retention, rfm: rfmBounds(buyers.items) };
  }
  return {
    add: ({ lines }) => {
      const times = orderTimes(lines);
      if (times.length === 0) return;
      histories.add(orderHistory(lines));
      const spentMinor = lines.reduce((sum, line) => (line.cancelled ? sum : sum + line.totalMinor), 0);
      buyers.add({ lastAt: times.at(-1) ?? 0, orders: times.length, spentMinor });
    },
    bites,
    result: () => drained(bites()),
  };
}
