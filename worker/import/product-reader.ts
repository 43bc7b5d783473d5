// Products as files hold them: our own Product in JSON, or the columns of a catalogue export.
import * as v from 'valibot';
import { currencyDigits } from '../../shared/schema/money.ts';
import { Product } from '../../shared/schema/product.ts';
import { FIELDS, type ProductField } from './columns.ts';
import { decimalOf, minorOf } from './decimal.ts';
import { plain, textOf, whyNot } from './plain-record.ts';
import type { DocumentReader } from './record-importer.ts';
import { idFault } from './shop-id.ts';

/** Reads products whose prices are in this currency. */
export const productReader = (currency: string): DocumentReader<Product, ProductField> => ({
  table: { names: FIELDS.products, required: [['id'], ['title'], ['url']] },
  fromCells: (cell) => ({
    ...{ id: cell('id'), title: cell('title'), url: cell('url'), image: cell('image'), brand: cell('brand') },
    ...{ price: cell('price'), category: cell('category'), variant: cell('variant') },
    tags: tagsOf(cell('tags')),
    stock: cell('stock') === '' ? undefined : Number(cell('stock')),
  }),
  read: (value) => {
    const raw = plain(value);
    const price = raw.priceMinor === undefined ? priceOf(raw.price, currency) : raw.priceMinor;
    if (price === null)
      return { why: `has a price that is no number: \`${(textOf(raw.price) ?? '{…}').slice(0, 40)}\`` };
    const tags = typeof raw.tags === 'string' ? tagsOf(raw.tags) : raw.tags;
    const read = v.safeParse(Product, { ...raw, tags, priceMinor: price });
    if (!read.success) return { why: whyNot(read.issues) };
    const fault = idFault('id', read.output.id);
    return fault ? { why: fault } : { document: read.output };
  },
});

/** Tags as shops export them: joined by commas or semicolons. */
export function tagsOf(cell: string): string[] | undefined {
  const tags = cell.split(/[,;|]/).map((tag) => tag.trim());
  return cell === '' ? undefined : tags.filter((tag) => tag !== '');
}

function priceOf(price: unknown, currency: string): number | null | undefined {
  if (price === undefined) return undefined;
  const amount = decimalOf(textOf(price) ?? '{…}');
  return amount && minorOf(amount, 1, currencyDigits(currency));
}
