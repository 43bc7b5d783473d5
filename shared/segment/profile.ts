// Profile of a person: a fold over all their order lines, whatever the order these come in.
import { pairsOf } from '../replenish/pair.ts';
import { isPurchase, purchasesOf } from '../replenish/purchases.ts';
import { tempoOf } from '../replenish/tempo.ts';
import type { Subscribed } from '../schema/customer.ts';
import type { Profile } from '../schema/profile.ts';
import { dayOf, decayedCount, RECENT_TAU_DAYS } from './decay.ts';

/** One order line. `cancelled`: the shop cancelled the order; it then counts for nothing. A return is a line with
 * negative quantity and total that is not cancelled. `totalMinor`: rounded line total, signed like the quantity. */
export type HistoryLine = {
  readonly order: string;
  readonly at: number;
  readonly product: string;
  readonly title?: string | undefined;
  readonly variant?: string | undefined;
  readonly category?: string | undefined;
  readonly quantity: number;
  readonly priceMinor: number;
  readonly totalMinor: number;
  readonly subscription: boolean;
  readonly cancelled: boolean;
};

/** What a store knows of one person; lines in any order. */
export type PersonHistory = {
  readonly lines: readonly HistoryLine[];
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly subscribed: Subscribed;
};

const MAX_PAIRS = 60;
const MAX_BOUGHT = 200;

/** Folds a history into its profile; without any order, `orders`, `firstAt` and `lastAt` are 0. */
export function profileOf(history: PersonHistory): Profile {
  const { lines, subscribed, tags, attributes } = history;
  const bought = purchasesOf(lines);
  const tempo = tempoOf(bought);
  return {
    ...buyerOf(lines),
    ...{ subscribed, tags, attributes },
    pairs: pairsOf(bought).slice(0, MAX_PAIRS),
    ...(tempo !== null && { tempo }),
    bought: latestFirst(lines, (line) => line.product),
    boughtCategories: latestFirst(lines, (line) => line.category),
  };
}

/** ms of the first moment of each order, ascending: the history that `fitRetention` and RFM work on. */
export function orderTimes(lines: readonly HistoryLine[]): number[] {
  const times = new Map<string, number>();
  for (const { order, at, quantity, cancelled } of lines) {
    if (cancelled || quantity <= 0) continue;
    const known = times.get(order);
    if (known === undefined || at < known) times.set(order, at);
  }
  return [...times.values()].sort((a, b) => a - b);
}

/** The part of a profile that tells of orders and money, as the models of buyers take it. */
export function buyerOf(lines: readonly HistoryLine[]) {
  const times = orderTimes(lines);
  const days = [...new Set(times.map(dayOf))];
  return {
    orders: times.length,
    firstAt: times[0] ?? 0,
    lastAt: times.at(-1) ?? 0,
    days: days.length,
    decayed: decayedCount(days),
    recent: decayedCount(days, RECENT_TAU_DAYS),
    spentMinor: lines.reduce((sum, line) => (line.cancelled ? sum : sum + line.totalMinor), 0),
  };
}

function latestFirst(
  lines: readonly HistoryLine[],
  nameOf: (line: HistoryLine) => string | undefined,
): string[] {
  const latest = new Map<string, number>();
  for (const line of lines) {
    const name = nameOf(line);
    if (!name || line.at <= (latest.get(name) ?? -Infinity) || !isPurchase(line)) continue;
    latest.set(name, line.at);
  }
  const named = [...latest].sort(([a, atA], [b, atB]) => atB - atA || (a < b ? -1 : 1));
  return named.slice(0, MAX_BOUGHT).map(([name]) => name);
}
