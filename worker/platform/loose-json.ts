// Reading JSON that somebody else's system made: what is not there, or not what it should be, is simply absent.
import { isRecord } from '../import/plain-record.ts';
import { idFault } from '../import/shop-id.ts';

/** Any JSON object, of whatever a platform put into it. */
export type Loose = Readonly<Record<string, unknown>>;

const NOTHING: Loose = {};

/** The object, or an empty one for anything else. */
export const looseOf = (value: unknown): Loose => (isRecord(value) ? value : NOTHING);

/** The objects of a list, or none for anything else. */
export const listOf = (value: unknown): readonly Loose[] =>
  Array.isArray(value) ? value.filter((one) => isRecord(one)) : [];

/** Trimmed text; a number as text; '' for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** An id as text: `450789469`, or the end of `gid://shopify/Customer/450789469`; '' for none, 0 and what cannot be one. */
export function idOf(value: unknown): string {
  const text = textOf(value);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return '';
  const id = text.startsWith('gid://') ? text.slice(text.lastIndexOf('/') + 1) : text;
  return id === '0' || idFault('id', id) ? '' : id;
}

/** A finite number, also written as text; null for anything else. */
export function numberOf(value: unknown): number | null {
  const text = textOf(value);
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}
