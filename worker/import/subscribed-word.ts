// Whether somebody is subscribed, in the words of shops and newsletter tools.
import type { CustomerField } from './columns.ts';
import { textOf } from './plain-record.ts';

const YES = /^(1|y|yes|true|t|subscribed|si|evet|ja|oui|opted[ _]in)$/i;
const NO =
  /^(0|n|no|false|f|unsubscribed|never[ _]subscribed|not[ _]subscribed|cleaned|opted[ _]out|hayir|nein|non)$/i;
const UNKNOWN = /^(unknown|pending|non[ _-]?subscribed|transactional)$/i;

/** What a word means; undefined where there is none, null where it means none of the three. */
export function subscribedOf(value: unknown): 'yes' | 'no' | 'unknown' | undefined | null {
  if (value === undefined) return undefined;
  const word = textOf(value) ?? '{…}';
  if (YES.test(word)) return 'yes';
  if (NO.test(word)) return 'no';
  return UNKNOWN.test(word) ? 'unknown' : null;
}

/** A word where a row has one; else Mailchimp's way: a time says that one came, or left. */
export function subscribedCell(cell: (field: CustomerField) => string): string {
  if (cell('subscribed') !== '') return cell('subscribed');
  if (cell('unsubscribedAt') !== '' || cell('cleanedAt') !== '') return 'no';
  return cell('optedInAt') !== '' || cell('confirmedAt') !== '' ? 'yes' : '';
}
