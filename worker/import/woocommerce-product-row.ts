// A row of WooCommerce's own export of products: simple and variable ones, and variations under their parent.

import { leafCategory } from './leaf-category.ts';
import type { Cells } from './order-shape.ts';
import { addressCell, type CatalogSetting, costCell, lowerPrice, tagsOf, textCell } from './product-cells.ts';
import type { ProductRow, VariantFacts } from './product-groups.ts';
import { stockOfWord } from './stock-words.ts';

/** The columns that are read, by their plain names. */
export const WOO_PRODUCT_COLUMNS = [
  ...[
    'id',
    'type',
    'sku',
    'name',
    'published',
    'visibility in catalog',
    'visibility in catalogue',
    'in stock',
    'stock',
  ],
  ...[
    'backorders allowed',
    'regular price',
    'sale price',
    'categories',
    'tags',
    'brands',
    'images',
    'parent',
  ],
  ...['gtin upc ean or isbn', 'external url', 'cost of goods'],
] as const;

/** Parents remembered by SKU, for variations that name theirs so. */
const REMEMBERED = 100_000;

/** Reads the rows of one file. */
export function wooRowReader(setting: CatalogSetting) {
  const ids = new Map<string, string>();
  return (line: number, cell: Cells): ProductRow | { why: string } => {
    const [id, sku] = [cell('id') || cell('sku'), cell('sku')];
    if (ids.size < REMEMBERED && sku !== '') ids.set(sku, id);
    const variant = variantOf(cell, setting);
    if ('why' in variant) return variant;
    if (!/^variation\b/i.test(cell('type'))) return productRow(line, id, cell, variant);
    const parent = cell('parent').replace(/^id:/, '');
    const product = /^id:/.test(cell('parent')) ? parent : (ids.get(parent) ?? '');
    if (product === '')
      return { why: `is a variation of \`${parent.slice(0, 40)}\`, which the file does not tell before` };
    // A variation that is not published is not for sale.
    return {
      line,
      part: { id: product },
      variant: isPublished(cell) ? { ...variant, id } : { ...variant, id, stock: 0 },
    };
  };
}

function productRow(line: number, id: string, cell: Cells, variant: VariantFacts): ProductRow {
  const isVariable = /^variable\b/i.test(cell('type'));
  const [title, [category = '']] = [cell('name').slice(0, 500), cell('categories').split(/(?<!\\),/)];
  const [image = ''] = cell('images').split(/,\s*/);
  return {
    line,
    part: {
      ...{ id, ...(title !== '' && { title }) },
      // WordPress leads from the number of a product to its page.
      url: /^\d+$/.test(id)
        ? `/?post_type=product&p=${id}`
        : `/?s=${encodeURIComponent(title)}&post_type=product`,
      image: addressCell(image),
      ...{ brand: textCell(leafCategory(cell('brands')), 200), tags: tagsOf(cell('tags')) },
      category: textCell(leafCategory(category.replaceAll('\\,', ',')), 200),
      ...(isVariable && { aliases: aliasesOf(variant.names) }),
    },
    ...(!isVariable && { variant: { ...variant, names: [...variant.names, title.slice(0, 128)] } }),
    // Of a variable product, the stock may be counted for all variations together.
    isHidden:
      (isVariable && variant.stock === 0) ||
      !isPublished(cell) ||
      /^hidden$/i.test(cell('visibility in catalog') || cell('visibility in catalogue')),
  };
}

const isPublished = (cell: Cells): boolean =>
  cell('published') === '' || /^(1|yes|true)$/i.test(cell('published'));

const aliasesOf = (names: readonly string[]) => names.filter((name) => name !== '').map((name) => ({ name }));

function variantOf(cell: Cells, setting: CatalogSetting): VariantFacts | { why: string } {
  const priceMinor = lowerPrice(cell('regular price'), cell('sale price'), setting);
  if (priceMinor !== null && typeof priceMinor === 'object') return priceMinor;
  const isCounted = /^-?\d+$/.test(cell('stock')) && !/^(1|yes|notify)$/i.test(cell('backorders allowed'));
  const isOut = stockOfWord(cell('in stock')) === 0;
  const names = [cell('id') === '' ? '' : cell('sku'), cell('gtin upc ean or isbn')];
  const costMinor = costCell(cell('cost of goods'), setting);
  return { names, priceMinor, costMinor, stock: isOut ? 0 : isCounted ? Number(cell('stock')) : null };
}
