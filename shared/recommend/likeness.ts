// Likeness: products that resemble one nobody bought yet, by category, brand, tags and price.
import type { Card, Catalog } from '../schema/catalog.ts';
import type { Companion } from './companion-row.ts';

/** What is compared: of a card, or of a product on a page that the catalogue does not know. */
type Traits = { readonly [Name in 'category' | 'brand' | 'tags' | 'priceMinor']?: Card[Name] | undefined };

/** More than a list ever needs after exclusions. */
const KEPT = 60;

const known = new WeakMap<Catalog, Map<number, readonly Companion[]>>();

/** What resembles a product of the catalogue; kept as long as the catalogue is. */
export function likenessOf(catalog: Catalog, index: number): readonly Companion[] {
  const rows = known.get(catalog) ?? new Map<number, readonly Companion[]>();
  known.set(catalog, rows);
  let row = rows.get(index);
  if (row === undefined) {
    row = alike(catalog, catalog.products[index] ?? {}).filter((one) => one.index !== index);
    rows.set(index, row);
  }
  return row;
}

/** Products with something in common, most alike first, of equally alike ones the better seller; weights up to 1. */
export function alike({ products }: Catalog, traits: Traits): Companion[] {
  if (!traits.category && !traits.brand && !traits.tags?.length) return [];
  return products
    .map((card, index) => ({ index, weight: similarity(card, traits) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, KEPT);
}

/** Category, tags (shared of all), brand: the mean of three, and a tenth for a price as near; 0 with nothing shared. */
function similarity(card: Card, traits: Traits): number {
  const shared =
    (same(card.category, traits.category) + same(card.brand, traits.brand) + tagsShared(card, traits)) / 3;
  return shared === 0 ? 0 : 0.9 * shared + 0.1 * priceNearness(card.priceMinor, traits.priceMinor);
}

const same = (one: string | undefined, other: string | undefined): number =>
  one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase() ? 1 : 0;

function tagsShared({ tags: one = [] }: Traits, { tags: other = [] }: Traits): number {
  const both = one.filter((tag) => other.includes(tag)).length;
  return both === 0 ? 0 : both / new Set([...one, ...other]).size;
}

/** The lower price as a share of the higher one; unknown prices are not near. */
const priceNearness = (one = 0, other = 0): number =>
  one > 0 && other > 0 ? Math.min(one, other) / Math.max(one, other) : 0;
