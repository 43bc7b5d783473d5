// Likeness: products that resemble one another by category, brand, tags and price, where buyers do not tell yet.
import type { Card, Catalog } from '../schema/catalog.ts';
import type { Companion } from './companion-row.ts';

/** What is compared: of a card, or of a product on a page that the catalogue does not know. */
type Traits = { readonly [Name in 'category' | 'brand' | 'tags' | 'priceMinor']?: Card[Name] | undefined };

/** More than a list ever needs after exclusions. */
const KEPT = 60;
/** Best sellers compared of each trait: a decision must not read through a whole large category. */
const COMPARED = 300;
/** A new product is alike that has category or brand in common, or nearly all tags. */
const LEAST_NEW = 0.25;

/** Products by trait (`c:` category, `b:` brand, `t:` tag), best sellers first. */
type Groups = ReadonlyMap<string, readonly number[]>;

type Likeness = { readonly groups: Groups; readonly rows: Map<number, readonly Companion[]> };

/** What is compared with: all products, or only new ones. */
type Among = 'all' | 'new';

const known = { all: new WeakMap<Catalog, Likeness>(), new: new WeakMap<Catalog, Likeness>() };

/** What resembles a product of the catalogue; kept as long as the catalogue is. */
export function likenessOf(catalog: Catalog, index: number, among: Among = 'all'): readonly Companion[] {
  const { rows } = likenessIn(catalog, among);
  let row = rows.get(index);
  if (row === undefined) {
    row = alike(catalog, catalog.products[index] ?? {}, among).filter((one) => one.index !== index);
    rows.set(index, row);
  }
  return row;
}

/** Products with something in common, most alike first, of equally alike ones the better seller; weights up to 1. */
export function alike(catalog: Catalog, traits: Traits, among: Among = 'all'): Companion[] {
  const { groups } = likenessIn(catalog, among);
  const shared = new Map<number, { kinds: number; tags: number }>();
  for (const name of namesOf(traits)) {
    for (const index of groups.get(name)?.slice(0, COMPARED) ?? []) {
      const common = shared.get(index) ?? { kinds: 0, tags: 0 };
      common[name.startsWith('t:') ? 'tags' : 'kinds']++;
      shared.set(index, common);
    }
  }
  return [...shared]
    .map(([index, common]) => ({ index, weight: similarity(catalog.products[index] ?? {}, traits, common) }))
    .filter(({ weight }) => among === 'all' || weight >= LEAST_NEW)
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, KEPT);
}

/** Category, brand, share of all their tags: the mean of three, and a tenth for a price as near. */
function similarity(card: Traits, traits: Traits, { kinds, tags }: { kinds: number; tags: number }): number {
  const all = new Set([...(card.tags ?? []), ...(traits.tags ?? [])].map(lowered)).size;
  const shared = (kinds + (all === 0 ? 0 : tags / all)) / 3;
  return 0.9 * shared + 0.1 * priceNearness(card.priceMinor, traits.priceMinor);
}

/** The lower price as a share of the higher one; unknown prices are not near. */
const priceNearness = (one = 0, other = 0): number =>
  one > 0 && other > 0 ? Math.min(one, other) / Math.max(one, other) : 0;

function likenessIn(catalog: Catalog, among: Among): Likeness {
  const ready = known[among].get(catalog);
  if (ready) return ready;
  const groups = new Map<string, number[]>();
  for (const [index, card] of catalog.products.entries()) {
    if (among === 'new' && !card.isNew) continue;
    for (const name of namesOf(card)) {
      const group = groups.get(name);
      if (group) group.push(index);
      else groups.set(name, [index]);
    }
  }
  const fresh = { groups, rows: new Map() };
  known[among].set(catalog, fresh);
  return fresh;
}

const lowered = (text: string): string => text.toLowerCase();

function namesOf({ category, brand, tags = [] }: Traits): Set<string> {
  return new Set([
    ...(category ? [`c:${lowered(category)}`] : []),
    ...(brand ? [`b:${lowered(brand)}`] : []),
    ...tags.map((tag) => `t:${lowered(tag)}`),
  ]);
}
