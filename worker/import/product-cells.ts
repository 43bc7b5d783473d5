// What single cells of a catalogue mean. A cell that is there and empty says that there is none: null.
import { currencyDigits } from '../../shared/schema/money.ts';
import { priceOf } from './cells.ts';
import { minorOf } from './decimal.ts';

/** What reading a catalogue needs of its store; `remark` counts what is worth knowing. */
export type CatalogSetting = {
  readonly currency: string;
  /** The moment (ms) that sales hold at. */
  readonly now: number;
  readonly remark: (text: string) => void;
};

/** Minor units of a price in the store's currency; null for none, or for one in another currency; or why it is none. */
export function catalogPrice(
  cell: string,
  { currency, remark }: CatalogSetting,
): number | null | { why: string } {
  if (cell === '') return null;
  const price = priceOf(cell, currency);
  if (typeof price === 'string') return { why: price };
  if (price.currency !== undefined && price.currency !== currency) {
    remark(`prices are in ${price.currency}, the store is in ${currency}: they are left out`);
    return null;
  }
  const minor = minorOf(price.amount, 1, currencyDigits(currency));
  return minor === null || minor < 0 || minor > 1e12
    ? { why: `has a price that cannot be: \`${cell.slice(0, 40)}\`` }
    : minor;
}

/** The lower of price and sale price, where there is one; or why one of them is none. */
export function lowerPrice(
  price: string,
  sale: string,
  setting: CatalogSetting,
): number | null | { why: string } {
  const full = catalogPrice(price, setting);
  const reduced = sale === '' ? null : catalogPrice(sale, setting);
  if (full === null || reduced === null) return full ?? reduced;
  if (typeof full === 'object') return full;
  if (typeof reduced === 'object') return reduced;
  return Math.min(full, reduced);
}

/** What a piece costs the shop (minor units); none where it cannot be read, for a product is worth more than its cost. */
export function costCell(cell: string, setting: CatalogSetting): number | undefined {
  const cost = catalogPrice(cell, setting);
  return typeof cost === 'number' ? cost : undefined;
}

/** Text of a cell cut to what fits, or null for none. */
export const textCell = (cell: string, longest: number): string | null =>
  cell === '' ? null : cell.slice(0, longest);

/** An address of a cell, or null for none and for what leads nowhere: `{image}`, `www.shop.example`. */
export const addressCell = (cell: string): string | null =>
  /^(https?:\/\/[^\s\\]+|\/(?![/\\])[^\s\\]*)$/i.test(cell) && cell.length <= 2048 ? cell : null;

const MOST_TAGS = 50;
const LONGEST_TAG = 64;

/** Tags as shops export them: joined by commas, semicolons or bars; the first fifty that are short enough, each once. */
export function tagsOf(cell: string): string[] {
  const tags = cell.split(/[,;|]/).map((tag) => tag.trim().replace(/^"(.*)"$/, '$1'));
  return [...new Set(tags)].filter((tag) => tag !== '' && tag.length <= LONGEST_TAG).slice(0, MOST_TAGS);
}
