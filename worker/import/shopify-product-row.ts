// A row of Shopify's export of products: the first of a handle holds the product, each a variant, some a picture only.

import { leafCategory } from './leaf-category.ts';
import type { Cells } from './order-shape.ts';
import {
  addressCell,
  type CatalogSetting,
  catalogPrice,
  costCell,
  tagsOf,
  textCell,
} from './product-cells.ts';
import type { ProductRow, VariantFacts } from './product-groups.ts';

/** The columns that are read, by their plain names. */
export const SHOPIFY_PRODUCT_COLUMNS = [
  ...['handle', 'title', 'vendor', 'type', 'product category', 'tags', 'published', 'status', 'image src'],
  ...['option1 value', 'option2 value', 'option3 value', 'variant sku', 'variant barcode', 'variant price'],
  ...['variant inventory tracker', 'variant inventory qty', 'variant inventory policy', 'cost per item'],
] as const;

/** Reads a row. The export has no ids: products go by their handle. */
export function shopifyRow(line: number, cell: Cells, setting: CatalogSetting): ProductRow | { why: string } {
  const handle = cell('handle');
  const title = cell('title').slice(0, 500);
  const priceMinor = catalogPrice(cell('variant price'), setting);
  if (priceMinor !== null && typeof priceMinor === 'object') return priceMinor;
  const isVariant = cell('variant price') !== '' || cell('variant sku') !== '';
  const isHidden =
    /^false$/i.test(cell('published')) || (cell('status') !== '' && !/^active$/i.test(cell('status')));
  const part = { id: handle, image: addressCell(cell('image src')) };
  return {
    line,
    part: title === '' ? part : { ...part, ...headOf(handle, title, cell) },
    ...(isVariant && { variant: variantOf(cell, title, priceMinor, setting) }),
    ...(title !== '' && { isHidden }),
  };
}

const headOf = (handle: string, title: string, cell: Cells) => ({
  ...{ title, url: `/products/${encodeURIComponent(handle)}`, brand: textCell(cell('vendor'), 200) },
  category: textCell(cell('type') || leafCategory(cell('product category')), 200),
  tags: tagsOf(cell('tags')),
});

function variantOf(
  cell: Cells,
  title: string,
  priceMinor: number | null,
  setting: CatalogSetting,
): VariantFacts {
  const isCounted =
    cell('variant inventory tracker') !== '' && cell('variant inventory policy') !== 'continue';
  const count = Number(cell('variant inventory qty'));
  const options = [1, 2, 3].map((n) => cell(`option${n} value`)).filter((value) => value !== '');
  const name = options.join(' / ');
  // Orders name a line by its product and variant where it has no SKU.
  const named = title === '' ? '' : name === '' || name === 'Default Title' ? title : `${title} - ${name}`;
  return {
    names: [
      cell('variant sku').replace(/^'/, ''),
      cell('variant barcode').replace(/^'/, ''),
      named.slice(0, 128),
    ],
    priceMinor,
    costMinor: costCell(cell('cost per item'), setting),
    stock: !isCounted ? null : cell('variant inventory qty') === '' ? undefined : Math.trunc(count) || 0,
  };
}
