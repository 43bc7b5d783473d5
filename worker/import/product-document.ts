// A product as one JSON document: our own, or the object of a platform's API.
import * as v from 'valibot';
import { ProductPart, WHOLE } from '../../shared/schema/product.ts';
import { shopifyProduct } from '../platform/shopify/product.ts';
import { wooProduct } from '../platform/woocommerce/product.ts';
import { textOf, whyNot } from './plain-record.ts';
import { type CatalogSetting, catalogPrice, tagsOf } from './product-cells.ts';
import { idFault } from './shop-id.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** A product that was understood, or why it was not. */
export type ProductRead = { readonly part: ProductPart; readonly format: string } | { readonly why: string };

/** Reads a product document. */
export function productDocument(value: JsonObject, setting: CatalogSetting): ProductRead {
  if (Array.isArray(value.variants))
    return platformProduct(shopifyProduct(value, setting.currency), 'shopify');
  if ('regular_price' in value || 'stock_status' in value)
    return platformProduct(wooProduct(value, setting.currency), 'woocommerce');
  const part = ownDocument(value, setting);
  return 'why' in part ? part : checkedPart(part, 'products');
}

function platformProduct(read: ReturnType<typeof wooProduct>, platform: string): ProductRead {
  if ('ignored' in read) return { why: read.ignored };
  return 'why' in read ? read : { part: { ...WHOLE, ...read.product }, format: `${platform}-products-json` };
}

/** The part as its schema has it, with ids that can be printed. */
export function checkedPart(part: object, format: string): ProductRead {
  const read = v.safeParse(ProductPart, part);
  if (!read.success) return { why: whyNot(read.issues) };
  const fault = idFault('id', read.output.id);
  return fault ? { why: fault } : { part: read.output, format };
}

const IDS: ReadonlySet<string> = new Set(['id', 'variant']);

/** Our own product with what people usually write instead: numbers for ids, decimal prices, a list of tags as text. */
function ownDocument(value: JsonObject, setting: CatalogSetting): object | { why: string } {
  const raw: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(value)) {
    if (key === '__proto__' || given === '') continue;
    raw[key] =
      IDS.has(key) && typeof given === 'number' && Number.isSafeInteger(given) ? String(given) : given;
  }
  if (raw.title === null) delete raw.title;
  if (raw.url === null) delete raw.url;
  if (typeof raw.tags === 'string') raw.tags = tagsOf(raw.tags);
  if (typeof raw.sku === 'string' && raw.sku !== raw.id) raw.aliases ??= [{ name: raw.sku }];
  for (const [decimal, minor] of [
    ['price', 'priceMinor'],
    ['cost', 'costMinor'],
  ] as const) {
    if (raw[minor] !== undefined || raw[decimal] === undefined) continue;
    const money = raw[decimal] === null ? null : catalogPrice(textOf(raw[decimal]) ?? '{…}', setting);
    if (money !== null && typeof money === 'object') return money;
    raw[minor] = money;
  }
  return raw;
}
