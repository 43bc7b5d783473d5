// Does a product meet a filter of the config? Every given part must hold.
import { clauseTest } from '../decide/clause-test.ts';
import { type Condition, conditionTest, type Test } from '../decide/condition-test.ts';
import type { Card } from '../schema/catalog.ts';
import type { ProductFilter } from '../schema/merchandising.ts';

/** True when the card meets every part of the filter; `where` sees PRODUCT_ATTRIBUTES, price in major units. Category,
 * brand and tag are compared whatever their case: a sensitive one must not slip through by its spelling. */
export function matchesProduct(filter: ProductFilter, card: Card, currencyDigits: number): boolean {
  const { product, category, brand, tag, where } = filter;
  if (product !== undefined && product !== card.id && !(Array.isArray(product) && product.includes(card.id)))
    return false;
  if (category !== undefined && !isSame(category, card.category)) return false;
  if (brand !== undefined && !isSame(brand, card.brand)) return false;
  if (tag !== undefined && !card.tags?.some((own) => isSame(tag, own))) return false;
  return where === undefined || compiled(where)({ card, currencyDigits });
}

const isSame = (wanted: string, own: string | undefined): boolean =>
  own !== undefined && (wanted === own || wanted.toLowerCase() === own.toLowerCase());

type Priced = { readonly card: Card; readonly currencyDigits: number };

const tests = new WeakMap<Condition, Test<Priced>>();

/** Compiled once for each condition of a config and kept as long as it is. */
function compiled(where: Condition): Test<Priced> {
  const known = tests.get(where) ?? conditionTest(where, attributeTest);
  tests.set(where, known);
  return known;
}

function attributeTest(name: string, clause: unknown): Test<Priced> {
  const [read, holds] = [attributeOf(name), clauseTest(clause)];
  return (product) => holds(read(product));
}

function attributeOf(name: string): (product: Priced) => unknown {
  switch (name) {
    case 'id':
    case 'title':
    case 'brand':
    case 'category':
    case 'stock':
      return ({ card }) => card[name];
    case 'tags':
      return ({ card }) => card.tags ?? [];
    case 'price':
      return ({ card, currencyDigits }) =>
        card.priceMinor === undefined ? undefined : card.priceMinor / 10 ** currencyDigits;
    default:
      return () => undefined;
  }
}
