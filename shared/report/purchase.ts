// What one person bought, order by order: the base of every report.
import { isPurchase } from '../replenish/purchases.ts';
import type { HistoryLine } from '../segment/profile.ts';

/** One order that something was bought with; `at` is its first line's moment (ms). */
export type Purchase = {
  readonly order: string;
  readonly at: number;
  /** Products in it, each once. */
  readonly products: ReadonlySet<string>;
  /** Some of it came on subscription. */
  readonly subscription: boolean;
};

type Draft = { order: string; at: number; products: Set<string>; subscription: boolean };

/** The orders of a person up to `now`, first to last; a return alone, a cancelled order and postage are none. */
export function purchasesIn(lines: readonly HistoryLine[], now: number): Purchase[] {
  const orders = new Map<string, Draft>();
  for (const line of lines) {
    if (line.at > now || !isPurchase(line)) continue;
    const draft = orders.get(line.order);
    if (draft === undefined) {
      orders.set(line.order, {
        order: line.order,
        at: line.at,
        products: new Set([line.product]),
        subscription: line.subscription,
      });
      continue;
    }
    draft.at = Math.min(draft.at, line.at);
    draft.products.add(line.product);
    draft.subscription ||= line.subscription;
  }
  return [...orders.values()].sort((a, b) => a.at - b.at);
}

/** Minor units of the store's currency by `key` of the line, up to `now`: returns are taken off, cancelled orders are
 * nothing. */
export function takingsBy<Key>(
  lines: readonly HistoryLine[],
  now: number,
  key: (line: HistoryLine) => Key,
): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const line of lines) {
    if (line.cancelled || line.at > now || line.totalMinor === 0) continue;
    const name = key(line);
    sums.set(name, (sums.get(name) ?? 0) + line.totalMinor);
  }
  return sums;
}
