// A product of Shopify's REST Admin API in our words.
import * as v from 'valibot';
import { currencyDigits } from '../../../shared/schema/money.ts';
import { Product } from '../../../shared/schema/product.ts';
import { whyNot } from '../../import/plain-record.ts';
import { minorAmount } from '../amount.ts';
import { idOf, type Loose, listOf, looseOf, numberOf, textOf } from '../loose-json.ts';
import { shopifyNames } from '../product-names.ts';
import { someTags } from '../product-words.ts';

/** Reads a product; one that is a draft, archived or unpublished is sold out. Prices are in the store's currency. */
export function shopifyProduct(
  value: Loose,
  storeCurrency: string,
): { readonly product: Product } | { readonly why: string } {
  const variants = listOf(value.variants);
  const digits = currencyDigits(storeCurrency);
  const offered = variants.find(isAvailable) ?? variants[0];
  const stock = isOnSale(value) ? stockOf(variants) : 0;
  const priceMinor = offered && minorAmount(offered.price, digits);
  const image = textOf(looseOf(value.image).src) || textOf(listOf(value.images)[0]?.src);
  const tags = someTags(Array.isArray(value.tags) ? value.tags.map(textOf) : textOf(value.tags).split(','));
  const [brand, category] = [textOf(value.vendor).slice(0, 200), textOf(value.product_type).slice(0, 200)];
  const read = v.safeParse(Product, {
    ...{ id: idOf(value.id), title: textOf(value.title).slice(0, 500), tags, aliases: shopifyNames(value) },
    url: `/products/${encodeURIComponent(textOf(value.handle).toWellFormed())}`,
    ...(image !== '' && { image }),
    ...(typeof priceMinor === 'number' && { priceMinor }),
    ...(brand !== '' && { brand }),
    ...(category !== '' && { category }),
    ...(stock !== undefined && { stock }),
    ...(offered && idOf(offered.id) !== '' && { variant: idOf(offered.id) }),
  });
  return read.success ? { product: read.output } : { why: whyNot(read.issues) };
}

function isOnSale({ status, published_at: publishedAt }: Loose): boolean {
  return (status === undefined || status === 'active') && publishedAt !== null;
}

/** What the shop's public `products.json` tells of stock is `available` alone. */
const isCounted = (variant: Loose): boolean =>
  variant.available === false ||
  (textOf(variant.inventory_management) !== '' && variant.inventory_policy !== 'continue');

const isAvailable = (variant: Loose): boolean =>
  variant.available !== false && (!isCounted(variant) || (numberOf(variant.inventory_quantity) ?? 1) > 0);

/** The stock of all variants together; not counted as soon as one of them sells without end. */
function stockOf(variants: readonly Loose[]): number | undefined {
  if (variants.length === 0 || !variants.every(isCounted)) return undefined;
  return variants.reduce((sum, one) => sum + Math.max(0, numberOf(one.inventory_quantity) ?? 0), 0);
}
