// A product of WooCommerce's REST API (v3) in our words.
import * as v from 'valibot';
import { currencyDigits } from '../../../shared/schema/money.ts';
import { Product } from '../../../shared/schema/product.ts';
import { whyNot } from '../../import/plain-record.ts';
import { minorAmount } from '../amount.ts';
import { idOf, type Loose, listOf, numberOf, textOf } from '../loose-json.ts';
import { wooNames } from '../product-names.ts';
import { someTags } from '../product-words.ts';

/** Reads a product; one that is not published is sold out. Prices are in the store's currency. A variation is not a
 * product: it comes with its parent. */
export function wooProduct(
  value: Loose,
  storeCurrency: string,
): { readonly product: Product } | { readonly why: string } | { readonly ignored: string } {
  if (idOf(value.parent_id) !== '' && value.type === 'variation') return { ignored: 'is a variation' };
  const priceMinor = minorAmount(value.price, currencyDigits(storeCurrency));
  const image = textOf(listOf(value.images)[0]?.src);
  const brand = textOf(listOf(value.brands)[0]?.name).slice(0, 200);
  const category = textOf(listOf(value.categories)[0]?.name).slice(0, 200);
  const stock = stockOf(value);
  const read = v.safeParse(Product, {
    ...{ id: idOf(value.id), title: textOf(value.name).slice(0, 500), url: textOf(value.permalink) },
    aliases: wooNames(value),
    tags: someTags(listOf(value.tags).map(({ name }) => textOf(name))),
    ...(image !== '' && { image }),
    ...(priceMinor !== null && priceMinor >= 0 && { priceMinor }),
    ...(brand !== '' && { brand }),
    ...(category !== '' && { category }),
    ...(stock !== undefined && { stock }),
  });
  return read.success ? { product: read.output } : { why: whyNot(read.issues) };
}

function stockOf(value: Loose): number | undefined {
  if (textOf(value.status) !== 'publish' || value.catalog_visibility === 'hidden') return 0;
  if (value.stock_status === 'outofstock') return 0;
  if (value.manage_stock !== true || value.backorders_allowed === true) return undefined;
  const left = numberOf(value.stock_quantity);
  return left === null ? undefined : Math.max(0, Math.trunc(left));
}
