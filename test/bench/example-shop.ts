// A shop with every kind of campaign and a full catalogue: what the cheapest configs do not make a replay do.
import { CATALOG } from '../../shared/decide/fixtures/shop.ts';
import { printRow, weightCode } from '../../shared/recommend/companion-row.ts';
import type { Card, Catalog } from '../../shared/schema/catalog.ts';
import example from '../../shared/schema/fixtures/design-example.json' with { type: 'json' };

export const PRODUCTS = 5000;
const CATEGORIES = ['coffee', 'tea', 'ware', 'filters', 'gifts'];
const BRANDS = ['Aralia', 'Old', 'Petal', 'Paw'];
const RELATED = 20;
const TOGETHER = 8;

const [welcome, restock, picks, shipFree] = example.campaigns;
const { schedule: _, ...always } = welcome ?? {};

const first = { ...always, audience: { segments: { any: ['new', 'returning'], none: ['wholesale'] } } };
const shelf = { ...picks, audience: {}, view: { as: 'inline', slot: 'slot-1' } };
const next = {
  ...{ id: 'next', kind: 'recommendations', status: 'live', content: { en: { title: 'For you' } } },
  ...{ view: { as: 'inline', slot: 'slot-3' }, recommendations: { strategy: 'next' } },
};

/** The example of the design, its welcome at every hour for everybody new, its recommendations for everybody, and beside
 * them those of what comes next. */
export const exampleConfig = { ...example, campaigns: [first, restock, shelf, next, shipFree] };

/** The change that is replayed: no welcome, another strategy, the last first. */
export const changedExample = {
  ...example,
  campaigns: [shipFree, next, { ...shelf, recommendations: { strategy: 'bestsellers' } }, restock],
};

const card = (i: number): Card => ({
  ...{ id: `sku-${i}`, title: `Product ${i}`, url: `/products/sku-${i}`, image: `/images/${i}.webp` },
  ...{ priceMinor: 500 + ((i * 37) % 9000), category: CATEGORIES[i % CATEGORIES.length] ?? 'gifts' },
  ...{ brand: BRANDS[i % BRANDS.length] ?? 'Petal', tags: [`tag-${i % 30}`], stock: i % 50 },
  ...{ lnGap: Math.log(20 + (i % 60)), repeatShare: 0.1 + (i % 8) / 10 },
});

const companionsOf = (i: number, count: number): number[] =>
  Array.from({ length: count }, (_, n) => (i * 7 + n * n * 13 + 1) % PRODUCTS);

const rowOf = (i: number): string =>
  printRow(companionsOf(i, TOGETHER).map((index, n) => ({ index, weight: 1 / (n + 1) })));

/** Everything that is learnt, of every product. */
export function exampleCatalog(): Catalog {
  const products = Array.from({ length: PRODUCTS }, (_, i) => card(i));
  const weights = Array.from({ length: RELATED }, (_, n) => weightCode(2 / (n + 1))).join('');
  return {
    ...CATALOG,
    products,
    related: products.map((_, i) => companionsOf(i, RELATED)),
    weights: products.map(() => weights),
    together: products.map((_, i) => rowOf(i)),
    following: products.map((_, i) => rowOf(i + 1)),
    sellers: [0, 1, 2].map((i) => rowOf(i)),
    leaning: 0.1,
  };
}
