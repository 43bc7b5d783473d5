// Purchases: what one person bought of each product and kept, day by day. The base of pairs and of the fit.
import { dayOf } from '../segment/decay.ts';
import type { HistoryLine } from '../segment/profile.ts';
import { isServiceLine } from '../segment/service-line.ts';
import { keptOf } from './kept.ts';

/** Days since 1970 (UTC), ascending and distinct; `quantities[i]` is what was bought on `days[i]`. */
export type Purchases = {
  readonly product: string;
  readonly variant: string | undefined;
  readonly category: string | undefined;
  /** ms of the latest purchase. */
  readonly lastAt: number;
  readonly days: readonly number[];
  readonly quantities: readonly number[];
};

type Draft = {
  category: string | undefined;
  subscribedAt: number;
  readonly bought: HistoryLine[];
  readonly returned: HistoryLine[];
};

/** True for a line by which a product was bought: positive, not cancelled, no service. */
export const isPurchase = (line: HistoryLine): boolean => line.quantity > 0 && isOfProduct(line);

/** True for a line by which a product was given back. */
const isReturn = (line: HistoryLine): boolean => line.quantity < 0 && isOfProduct(line);

const isOfProduct = (line: HistoryLine): boolean =>
  !line.cancelled && !isServiceLine(line.product, line.title);

/** Purchases per product, in any order; what was wholly returned and a product last bought on subscription are left
 * out. */
export function purchasesOf(lines: readonly HistoryLine[]): Purchases[] {
  const drafts = new Map<string, Draft>();
  for (const line of lines) if (isPurchase(line)) take(draftOf(drafts, line.product), line);
  for (const line of lines) {
    const draft = drafts.get(line.product);
    if (draft !== undefined && isReturn(line)) draft.returned.push(line);
  }
  const all: Purchases[] = [];
  for (const [product, draft] of drafts) {
    const kept = keptOf(draft.bought, draft.returned);
    const last = kept.reduce<HistoryLine | undefined>(later, undefined);
    if (last === undefined || dayOf(draft.subscribedAt) >= dayOf(last.at)) continue;
    const { category } = draft;
    all.push({ product, category, variant: last.variant ?? undefined, lastAt: last.at, ...merged(kept) });
  }
  return all;
}

function draftOf(drafts: Map<string, Draft>, product: string): Draft {
  let draft = drafts.get(product);
  if (draft === undefined) {
    draft = { category: undefined, subscribedAt: -Infinity, bought: [], returned: [] };
    drafts.set(product, draft);
  }
  return draft;
}

function take(draft: Draft, line: HistoryLine): void {
  // Of several the greater text wins, here and below, so that the order of lines does not matter.
  if (line.category && line.category > (draft.category ?? '')) draft.category = line.category;
  if (line.subscription) draft.subscribedAt = Math.max(draft.subscribedAt, line.at);
  else draft.bought.push(line);
}

function later(a: HistoryLine | undefined, b: HistoryLine): HistoryLine {
  if (a === undefined || b.at > a.at) return b;
  return b.at === a.at && (b.variant ?? '') > (a.variant ?? '') ? b : a;
}

function merged(bought: readonly HistoryLine[]): { days: number[]; quantities: number[] } {
  const days: number[] = [];
  const quantities: number[] = [];
  for (const { at, quantity } of bought.toSorted((a, b) => a.at - b.at)) {
    const day = dayOf(at);
    const last = days.length - 1;
    if (days[last] === day) quantities[last] = (quantities[last] ?? 0) + quantity;
    else {
      days.push(day);
      quantities.push(quantity);
    }
  }
  return { days, quantities };
}
