// The merchant's word on top of a strategy. In this order:
// 1 exclude: what may not be shown is gone, for pins and fallback too · 2 score × boost ÷ bury, highest first ·
// 3 pins take their positions · 4 the rest by score · 5 the fallback fills what is still free.
import type { Card } from '../schema/catalog.ts';
import type { Recommendations } from '../schema/merchandising.ts';
import { matchesProduct } from './product-filter.ts';

/** A candidate of a strategy; the score is positive, higher is better. */
export type Scored = { readonly card: Card; readonly score: number };

export type Shelf = {
  /** Best first. */
  readonly candidates: readonly Scored[];
  /** Shown after the candidates, best first. */
  readonly fallback: readonly Scored[];
  readonly cardOf: (product: string) => Card | undefined;
  /** May it be shown at all? `exclude` is part of the answer. */
  readonly eligible: (card: Card) => boolean;
  readonly currencyDigits: number;
};

type Rules = Pick<Recommendations, 'show' | 'pin' | 'boost' | 'bury'>;

/** At most `show` different products. Of two pins for one position the first holds it, and a product keeps its first
 * pin; when there is too little to fill the places before a pin, the list closes up. */
export function merchandise(rules: Rules, shelf: Shelf): Card[] {
  const pinned = pinnedAt(rules, shelf);
  const taken = new Set([...pinned.values()].map((card) => card.id));
  const rest: Card[] = [];
  for (const card of ranked([shelf.candidates, shelf.fallback], rules, shelf)) {
    if (rest.length + pinned.size >= rules.show) break;
    if (taken.has(card.id)) continue;
    taken.add(card.id);
    rest.push(card);
  }
  return arranged(pinned, rest, rules.show);
}

/** Cards by position, from 1. */
function pinnedAt({ pin, show }: Rules, { cardOf, eligible }: Shelf): Map<number, Card> {
  const pinned = new Map<number, Card>();
  const placed = new Set<string>();
  for (const { product, position } of pin) {
    const card = cardOf(product);
    if (card === undefined || position > show || pinned.has(position) || placed.has(product)) continue;
    if (!eligible(card)) continue;
    pinned.set(position, card);
    placed.add(product);
  }
  return pinned;
}

/** The cards of each list in turn, by weighted score; a list is only looked at when it is reached. */
function* ranked(
  lists: readonly (readonly Scored[])[],
  { boost, bury }: Rules,
  { eligible, currencyDigits }: Shelf,
): Generator<Card> {
  const weightOf = (card: Card, rules: Rules['boost']) =>
    rules.reduce((by, rule) => (matchesProduct(rule, card, currencyDigits) ? by * rule.by : by), 1);
  const weighted = ({ card, score }: Scored): Scored => ({
    card,
    score: (score * weightOf(card, boost)) / weightOf(card, bury),
  });
  for (const list of lists) {
    const plain = boost.length === 0 && bury.length === 0;
    const inOrder = plain ? list : list.map(weighted).sort((a, b) => b.score - a.score);
    for (const { card } of inOrder) if (eligible(card)) yield card;
  }
}

function arranged(pinned: ReadonlyMap<number, Card>, rest: readonly Card[], show: number): Card[] {
  const list: Card[] = [];
  const others = rest.values();
  for (let position = 1; position <= show; position++) {
    const card = pinned.get(position) ?? others.next().value;
    if (card !== undefined) list.push(card);
  }
  return list;
}
