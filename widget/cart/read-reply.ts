// What shops answer, read field by field: text is text, numbers are numbers, addresses lead to http(s).
import { fieldsOf } from '../page/read-value.ts';

/** The objects of a list; none where it is no list. */
export const listOf = (value: unknown): ReturnType<typeof fieldsOf>[] =>
  Array.isArray(value) ? value.map(fieldsOf) : [];

/** The lines of a cart: what has an id and is there at least once. GA4 may leave out how often. */
export const itemsOf = (value: unknown, id: string): ReturnType<typeof fieldsOf>[] =>
  listOf(value).filter((item) => textOf(item[id]) && Number(item.quantity ?? 1) > 0);

/** Text that says something, and numbers as text. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() || undefined : undefined;

/** An http(s) address, made whole; shops leave out the protocol or the host. */
export function addressOf(value: unknown): string | undefined {
  const text = textOf(value);
  if (!text || !URL.canParse(text, location.href)) return undefined;
  const { protocol, href } = new URL(text, location.href);
  return /^https?:$/.test(protocol) ? href : undefined;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Text of what was prepared for HTML: without tags, with its entities as the characters they stand for. */
export function plainText(value: unknown): string | undefined {
  return textOf(value)
    ?.replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
      const code = Number(decimal ?? `0x${hex ?? ''}`);
      if (name) return NAMED[name] ?? whole;
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .trim();
}
