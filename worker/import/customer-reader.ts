// Customers as files hold them: our own Customer in JSON, or the columns of an export. Columns named
// `attributes.size` or `attribute size` are attributes.
import * as v from 'valibot';
import { Customer } from '../../shared/schema/customer.ts';
import { type CustomerField, FIELDS } from './columns.ts';
import { plain, textOf, whyNot } from './plain-record.ts';
import { tagsOf } from './product-reader.ts';
import type { DocumentReader } from './record-importer.ts';
import { customerIdOf, idFault } from './shop-id.ts';

const ATTRIBUTE = /^attributes?[ ._:-]+(.{1,64})$/i;
const YES = /^(1|y|yes|true|t|subscribed|si|evet|ja|oui)$/i;
const NO = /^(0|n|no|false|f|unsubscribed|hayir|nein|non)$/i;

/** Reads customers. */
export const customerReader: DocumentReader<Customer, CustomerField> = {
  table: { names: FIELDS.customers, required: [['id', 'email']] },
  fromCells: (cell, extra) => ({
    ...{ id: customerIdOf(cell('id')), email: cell('email'), tags: tagsOf(cell('tags')) },
    subscribed: cell('subscribed'),
    attributes: attributesOf(extra),
  }),
  read: (value) => {
    const raw = plain(value);
    const subscribed = subscribedOf(raw.subscribed);
    if (subscribed === null) return { why: 'has a `subscribed` that is neither yes, no nor unknown' };
    const tags = typeof raw.tags === 'string' ? tagsOf(raw.tags) : raw.tags;
    const read = v.safeParse(Customer, { ...raw, tags, subscribed });
    if (!read.success) return { why: whyNot(read.issues) };
    const fault = idFault('id', read.output.id ?? '');
    return fault ? { why: fault } : { document: read.output };
  },
};

function attributesOf(extra: ReadonlyMap<string, string>): Record<string, string> | undefined {
  const found = [...extra].flatMap(([name, value]) => {
    const attribute = ATTRIBUTE.exec(name)?.[1];
    return attribute === undefined || value === '' ? [] : [[attribute, value] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function subscribedOf(value: unknown): 'yes' | 'no' | 'unknown' | undefined | null {
  if (value === undefined) return undefined;
  const word = textOf(value) ?? '{…}';
  if (YES.test(word)) return 'yes';
  if (NO.test(word)) return 'no';
  return word.toLowerCase() === 'unknown' ? 'unknown' : null;
}
