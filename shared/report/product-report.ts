// Products as their buyers use them: how long one lasts, who comes back for it, and what loyal customers began with.
import { purchasesOf } from '../replenish/purchases.ts';
import type { HistoryLine } from '../segment/profile.ts';
import { type BrightSpot, brightSpots } from './bright-spots.ts';
import { type DayHistogram, dayHistogram } from './day-histogram.ts';
import { type Purchase, purchasesIn } from './purchase.ts';

export type ProductRow = {
  readonly product: string;
  readonly buyers: number;
  /** Who bought it on two days or more, and their share; what was returned whole was not bought. */
  readonly repeatBuyers: number;
  readonly repeatShare: number;
  /** From here on with the orders of strangers, of whom nobody can tell whether they came back. */
  readonly orders: number;
  readonly units: number;
  /** Net of returns, in the store's currency. */
  readonly revenueMinor: number;
  /** Days between two purchases of the same person, subscriptions left out; null while nobody came back. */
  readonly interval: {
    readonly gaps: number;
    readonly medianDays: number;
    readonly middleHalfDays: readonly [number, number];
  } | null;
  readonly loyal: BrightSpot;
};

type Draft = {
  buyers: number;
  repeatBuyers: number;
  orders: number;
  units: number;
  revenueMinor: number;
  gaps: DayHistogram | undefined;
};

/** Rows made at once: a few milliseconds. */
const ROWS_AT_ONCE = 250;

/** A fold over people up to `now` (ms); only `products` take part. `loyal`: one of the store's loyal customers. Rows are
 * made in bites. */
export function productReport(products: readonly string[], now: number) {
  const drafts = new Map(products.map((product) => [product, noSales()]));
  const spots = brightSpots(products);
  function* bites(): Generator<undefined, ProductRow[]> {
    const rows: ProductRow[] = [];
    for (const [product, draft] of drafts) {
      rows.push(rowOf(product, draft, spots.of(product)));
      // From the first on, which takes longest: it finds what followed every product.
      if (rows.length % ROWS_AT_ONCE === 1) yield;
    }
    return rows;
  }
  return {
    add: (lines: readonly HistoryLine[], loyal: boolean): void => {
      spots.add(countSales(drafts, lines, now), loyal);
      countBuyers(
        drafts,
        lines.filter((line) => line.at <= now),
      );
    },
    addStranger: (lines: readonly HistoryLine[]): void => {
      countSales(drafts, lines, now);
    },
    bites,
  };
}

function countSales(
  drafts: ReadonlyMap<string, Draft>,
  lines: readonly HistoryLine[],
  now: number,
): readonly Purchase[] {
  const orders = purchasesIn(lines, now);
  for (const { products } of orders)
    for (const product of products) {
      const draft = drafts.get(product);
      if (draft) draft.orders += 1;
    }
  for (const { product, at, cancelled, quantity, totalMinor } of lines) {
    const draft = drafts.get(product);
    if (!draft || cancelled || at > now) continue;
    draft.units += quantity;
    draft.revenueMinor += totalMinor;
  }
  return orders;
}

function countBuyers(drafts: ReadonlyMap<string, Draft>, lines: readonly HistoryLine[]): void {
  const byHand = purchasesOf(lines);
  // Who subscribes buys, too; but when, the subscription says.
  const all = lines.some(({ subscription }) => subscription)
    ? purchasesOf(lines.map((line) => ({ ...line, subscription: false })))
    : byHand;
  for (const { product, days } of all) {
    const draft = drafts.get(product);
    if (!draft) continue;
    draft.buyers += 1;
    if (days.length > 1) draft.repeatBuyers += 1;
  }
  for (const { product, days } of byHand) {
    const draft = drafts.get(product);
    if (!draft || days.length < 2) continue;
    draft.gaps ??= dayHistogram();
    for (let i = 1; i < days.length; i++) draft.gaps.add((days[i] ?? 0) - (days[i - 1] ?? 0));
  }
}

function rowOf(product: string, { gaps, ...sales }: Draft, loyal: BrightSpot): ProductRow {
  const { buyers, repeatBuyers } = sales;
  return {
    ...{ product, ...sales, repeatShare: buyers === 0 ? 0 : repeatBuyers / buyers },
    interval: gaps
      ? {
          gaps: gaps.count(),
          medianDays: gaps.quantile(0.5),
          middleHalfDays: [gaps.quantile(0.25), gaps.quantile(0.75)],
        }
      : null,
    loyal,
  };
}

const noSales = (): Draft => ({
  ...{ buyers: 0, repeatBuyers: 0, orders: 0, units: 0, revenueMinor: 0 },
  gaps: undefined,
});
