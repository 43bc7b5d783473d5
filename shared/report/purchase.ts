// What one person bought, order by order: the base of every report.
import { isPurchase } from '../replenish/purchases.ts';
import { lastAtMost } from '../segment/order-history.ts';
import type { HistoryLine } from '../segment/profile.ts';
import type { Month } from './months.ts';

/** One order that something was bought with; `at` is its first line's moment (ms). */
export type Purchase = {
  readonly order: string;
  readonly at: number;
  /** Products in it, each once. */
  readonly products: ReadonlySet<string>;
  /** Some of it came on subscription. */
  readonly subscription: boolean;
  /** Minor units of the store's currency, returns taken off: a return booked as an order of its own is taken off the
   * latest purchase before it. */
  readonly revenueMinor: number;
};

/** The same with the month it was placed in. */
export type PurchaseInMonth = Purchase & { readonly month: Month };

type Draft = { -readonly [K in keyof Omit<Purchase, 'products'>]: Purchase[K] } & {
  readonly products: Set<string>;
};

/** The orders of a person up to `now`, first to last; a return alone, a cancelled order and postage are none. */
export function purchasesIn(lines: readonly HistoryLine[], now: number): Purchase[] {
  const drafts = new Map<string, Draft>();
  for (const line of lines) if (line.at <= now && isPurchase(line)) take(drafts, line);
  const purchases = [...drafts.values()].sort((a, b) => a.at - b.at || (a.order < b.order ? -1 : 1));
  const times = purchases.map(({ at }) => at);
  for (const { order, at, totalMinor, cancelled } of lines) {
    if (cancelled || at > now || totalMinor === 0) continue;
    const draft = drafts.get(order) ?? purchases[Math.max(0, lastAtMost(times, at))];
    if (draft) draft.revenueMinor += totalMinor;
  }
  return purchases;
}

function take(drafts: Map<string, Draft>, { order, at, product, subscription }: HistoryLine): void {
  const draft = drafts.get(order);
  if (draft === undefined) {
    drafts.set(order, { order, at, products: new Set([product]), subscription, revenueMinor: 0 });
    return;
  }
  draft.at = Math.min(draft.at, at);
  draft.products.add(product);
  draft.subscription ||= subscription;
}
