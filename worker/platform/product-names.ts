// Other names that orders and feeds give a platform's product: its SKUs, barcodes, handle, and titles as line items tell them.
import type { ProductAlias } from '../../shared/schema/product.ts';
import { idOf, type Loose, listOf, textOf } from './loose-json.ts';

const MOST = 5000;
const LONGEST = 128;

/** Names of a product of Shopify's: a line without a SKU is told as `Title - Variant`. */
export function shopifyNames(value: Loose): ProductAlias[] {
  const title = textOf(value.title);
  const names = listOf(value.variants).flatMap((one) => {
    const own = textOf(one.title);
    const named = own === '' || own === 'Default Title' ? title : `${title} - ${own}`;
    return aliases([textOf(one.sku), textOf(one.barcode), named.slice(0, LONGEST)], idOf(one.id));
  });
  return [...aliases([textOf(value.handle)], ''), ...names].slice(0, MOST);
}

/** Names of a product of WooCommerce's. */
export const wooNames = (value: Loose): ProductAlias[] =>
  aliases([textOf(value.sku), textOf(value.global_unique_id), textOf(value.name).slice(0, LONGEST)], '');

const aliases = (names: readonly string[], variant: string): ProductAlias[] =>
  names
    .filter((name) => name !== '' && name.length <= LONGEST)
    .map((name) => ({ name, ...(variant !== '' && { variant }) }));
