// Products as their buyers use them: how long one lasts, who comes back for it, and what loyal customers began with.
import { isPurchase, purchasesOf } from '../replenish/purchases.ts';
import type { HistoryLine } from '../segment/profile.ts';
import { type BrightSpot, brightSpots } from './bright-spots.ts';
import { type DayHistogram, dayHistogram } from './day-histogram.ts';
import { type Purchase, purchasesIn } from './purchase.ts';

export type ProductRow = {
  readonly product: string;
  readonly buyers: number;
  /** Who bought it on two days or more, and their share. */
  readonly repeatBuyers: number;
  readonly repeatShare: number;
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

/** A fold over people up to `now` (ms); only `products` take part. `loyal`: one of the store's loyal customers. */
export function productReport(products: readonly string[], now: number) {
  const drafts = new Map(products.map((product) => [product, noSales()]));
  const spots = brightSpots(products);
  return {
    add: (lines: readonly HistoryLine[], loyal: boolean): void => {
      const known = lines.filter((line) => line.at <= now);
      const orders = purchasesIn(known, now);
      countOrders(drafts, orders);
      for (const line of known) countLine(drafts, line);
      countGaps(drafts, known);
      spots.add(orders, loyal);
    },
    result: (): ProductRow[] =>
      [...drafts].map(([product, draft]) => rowOf(product, draft, spots.of(product))),
  };
}

function countOrders(drafts: ReadonlyMap<string, Draft>, orders: readonly Purchase[]): void {
  for (const { products } of orders)
    for (const product of products) {
      const draft = drafts.get(product);
      if (draft) draft.orders += 1;
    }
}

function countLine(drafts: ReadonlyMap<string, Draft>, line: HistoryLine): void {
  const draft = drafts.get(line.product);
  if (!draft || line.cancelled) return;
  draft.units += line.quantity;
  draft.revenueMinor += line.totalMinor;
}

function countGaps(drafts: ReadonlyMap<string, Draft>, lines: readonly HistoryLine[]): void {
  const buyers = new Set(lines.filter(isPurchase).map(({ product }) => product));
  for (const product of buyers) {
    const draft = drafts.get(product);
    if (draft) draft.buyers += 1;
  }
  for (const { product, days } of purchasesOf(lines)) {
    const draft = drafts.get(product);
    if (!draft || days.length < 2) continue;
    draft.repeatBuyers += 1;
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
