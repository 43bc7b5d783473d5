// Which products to nudge a customer for: likely needed again soon, never just bought, never when history is thin.
import { cardOf } from '../recommend/catalog-index.ts';
import { isSoldOut } from '../recommend/eligible.ts';
import { matchesProduct } from '../recommend/product-filter.ts';
import type { Card, Catalog } from '../schema/catalog.ts';
import type { ProductFilter, Replenishment } from '../schema/merchandising.ts';
import type { Pair, Profile } from '../schema/profile.ts';
import { LEAST } from './calibration.ts';
import { MIN_BUYS } from './candidates.ts';
import { isJustBought } from './just-bought.ts';
import { nextNeed } from './need.ts';
import type { Basis, Rhythm } from './renewal.ts';
import { HORIZON_DAYS } from './signals.ts';

export type DueProduct = {
  readonly pair: Pair;
  readonly card: Card;
  /** ms of the expected next purchase. */
  readonly dueAt: number;
  /** P(bought again within 14 days). */
  readonly probability: number;
  /** Whose history the date rests on. */
  readonly basis: Basis;
};

/** What a page adds: products not to name (those in the cart), and decimals of the store's currency. */
export type DueContext = { readonly without?: ReadonlySet<string>; readonly currencyDigits?: number };

/** Products worth a nudge at `now`, most pressing first, all of them: the caller takes `settings.show`. */
export function dueProducts(
  profile: Profile,
  catalog: Catalog,
  settings: Replenishment,
  sensitive: readonly ProductFilter[],
  now: number,
  { without, currencyDigits = 2 }: DueContext = {},
): DueProduct[] {
  const meets = (filters: readonly ProductFilter[], card: Card) =>
    filters.some((filter) => matchesProduct(filter, card, currencyDigits));
  const { include, exclude = [] } = settings.products ?? {};
  const due: DueProduct[] = [];
  for (const pair of profile.pairs) {
    const card = cardOf(catalog, pair.product);
    if (card === undefined || isSoldOut(card) || without?.has(card.id)) continue;
    const need = pressing(pair, card, profile, catalog, settings, now);
    if (need === null || meets(sensitive, card) || meets(exclude, card)) continue;
    if (include !== undefined && !meets(include, card)) continue;
    due.push({ pair, card, ...need });
  }
  return due.sort(mostPressingFirst);
}

function pressing(
  pair: Pair,
  card: Card,
  { tempo }: Profile,
  catalog: Catalog,
  { confidence }: Replenishment,
  now: number,
) {
  const model = catalog.model.replenish;
  if (pair.buys < MIN_BUYS) return null;
  const { dueAt, probability, basis } = nextNeed(pair, rhythmOf(card), model, now, tempo);
  if (isJustBought(pair.lastAt, dueAt, now)) return null;
  const soon = probability(HORIZON_DAYS);
  // Thresholds put before there was a least one may be next to nothing.
  const likely = Math.max(LEAST[confidence], model.thresholds[confidence]);
  return soon < likely ? null : { dueAt, probability: soon, basis };
}

/** The rhythm a card carries, if it does. */
export function rhythmOf({ lnGap, repeatShare, basis }: Card): Rhythm | undefined {
  if (lnGap === undefined || repeatShare === undefined) return undefined;
  return { lnGap, repeatShare, ...(basis !== undefined && { basis }) };
}

function mostPressingFirst(a: DueProduct, b: DueProduct): number {
  return b.probability - a.probability || a.dueAt - b.dueAt || (a.card.id < b.card.id ? -1 : 1);
}
