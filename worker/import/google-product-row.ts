// An item of a Google Merchant feed (https://support.google.com/merchants/answer/7052112). Items of one group are variants
// of one product, which goes by the id of the group: that is what shops' pages and orders tell.

import { leafCategory } from './leaf-category.ts';
import type { Cells } from './order-shape.ts';
import { addressCell, type CatalogSetting, costCell, lowerPrice, textCell } from './product-cells.ts';
import type { ProductRow } from './product-groups.ts';
import { stockOfWord } from './stock-words.ts';

/** The names that are read, as the feed spells them. */
export const GOOGLE_NAMES = [
  ...[
    'id',
    'title',
    'link',
    'image_link',
    'price',
    'sale_price',
    'sale_price_effective_date',
    'availability',
  ],
  ...[
    'item_group_id',
    'product_type',
    'google_product_category',
    'brand',
    'gtin',
    'mpn',
    'cost_of_goods_sold',
  ],
] as const;

/** Ids that Shopify's own channel gives: country, product, variant. */
const SHOPIFY_ID = /^shopify_[a-z]{2}_(\d+)_(\d+)$/i;

/** Reads an item. */
export function googleRow(line: number, cell: Cells, setting: CatalogSetting): ProductRow | { why: string } {
  const id = cell('id');
  const [, product, shopifyVariant] = SHOPIFY_ID.exec(id) ?? [];
  const group = product ?? cell('item group id');
  const priceMinor = lowerPrice(
    cell('price'),
    isOn(cell('sale price effective date'), setting.now) ? cell('sale price') : '',
    setting,
  );
  if (priceMinor !== null && typeof priceMinor === 'object') return priceMinor;
  const category = leafCategory(cell('product type')) || leafCategory(cell('google product category'));
  const [title, url] = [cell('title').slice(0, 500), cell('link')];
  return {
    line,
    part: {
      id: group || id,
      ...(title !== '' && { title }),
      ...(url !== '' && { url }),
      image: addressCell(cell('image link')),
      brand: textCell(cell('brand'), 200),
      category: textCell(category, 200),
    },
    variant: {
      ...((shopifyVariant ?? (group !== '' ? id : undefined)) !== undefined && { id: shopifyVariant ?? id }),
      names: [...new Set([id, cell('mpn'), cell('gtin')])].filter((name) => name !== (group || id)),
      priceMinor,
      costMinor: costCell(cell('cost of goods sold'), setting),
      stock: stockOfWord(cell('availability')),
    },
  };
}

/** Whether a sale that is told as `from/until` is on. One whose time cannot be read is. */
function isOn(period: string, now: number): boolean {
  const [from, until] = period
    .split('/')
    .map((moment) => Date.parse(moment.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')));
  return !((from ?? 0) > now || (until ?? now) < now);
}
