// Purchases: what one person bought of each product, day by day. The base of pairs and of the fit.
import { dayOf } from '../segment/decay.ts';
import type { HistoryLine } from '../segment/profile.ts';
import { isServiceLine } from '../segment/service-line.ts';

/** Days since 1970 (UTC), ascending and distinct; `quantities[i]` is what was bought on `days[i]`. */
export type Purchases = {
  readonly product: string;
  readonly variant: string | undefined;
  /** ms of the latest purchase. */
  readonly lastAt: number;
  readonly days: readonly number[];
  readonly quantities: readonly number[];
};

type Draft = {
  variant: string | undefined;
  lastAt: number;
  subscribedAt: number;
  bought: { day: number; quantity: number }[];
};

/** True for a line by which a product was bought: positive, not cancelled, no service. */
export const isPurchase = (line: HistoryLine): boolean =>
  !line.cancelled && line.quantity > 0 && !isServiceLine(line.product, line.title);

/** Purchases per product, in any order; a product last bought on subscription is left out. */
export function purchasesOf(lines: readonly HistoryLine[]): Purchases[] {
  const drafts = new Map<string, Draft>();
  for (const line of lines) if (isPurchase(line)) take(draftOf(drafts, line.product), line);
  const all: Purchases[] = [];
  for (const [product, draft] of drafts) {
    if (draft.bought.length === 0 || dayOf(draft.subscribedAt) >= dayOf(draft.lastAt)) continue;
    all.push({ product, variant: draft.variant, lastAt: draft.lastAt, ...merged(draft.bought) });
  }
  return all;
}

function draftOf(drafts: Map<string, Draft>, product: string): Draft {
  let draft = drafts.get(product);
  if (draft === undefined) {
    draft = { variant: undefined, lastAt: -Infinity, subscribedAt: -Infinity, bought: [] };
    drafts.set(product, draft);
  }
  return draft;
}

function take(draft: Draft, line: HistoryLine): void {
  if (line.subscription) {
    draft.subscribedAt = Math.max(draft.subscribedAt, line.at);
    return;
  }
  const variant = line.variant ?? undefined;
  // Two variants at one moment: the greater text wins, so that the order of lines does not matter.
  if (line.at > draft.lastAt || (line.at === draft.lastAt && (variant ?? '') > (draft.variant ?? ''))) {
    draft.variant = variant;
    draft.lastAt = line.at;
  }
  draft.bought.push({ day: dayOf(line.at), quantity: line.quantity });
}

function merged(bought: { day: number; quantity: number }[]): { days: number[]; quantities: number[] } {
  bought.sort((a, b) => a.day - b.day);
  const days: number[] = [];
  const quantities: number[] = [];
  for (const { day, quantity } of bought) {
    const last = days.length - 1;
    if (days[last] === day) quantities[last] = (quantities[last] ?? 0) + quantity;
    else {
      days.push(day);
      quantities.push(quantity);
    }
  }
  return { days, quantities };
}
