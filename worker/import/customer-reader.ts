// Customers as files hold them: our own Customer in JSON, or the columns of an export. Columns named
// `attributes.size` or `attribute size` are attributes.
import * as v from 'valibot';
import { Customer } from '../../shared/schema/customer.ts';
import { shopifyCustomer } from '../platform/shopify/customer.ts';
import { wooCustomer } from '../platform/woocommerce/customer.ts';
import { type Columns, type CustomerField, FIELDS, plainName } from './columns.ts';
import { type FieldTable, ignoredColumns, requiredColumns } from './flat-rows.ts';
import type { Tally } from './import-answer.ts';
import type { ReadRecord } from './importer.ts';
import { isRecord, plain, whyNot } from './plain-record.ts';
import { tagsOf } from './product-cells.ts';
import type { DocumentReader, Taken } from './record-importer.ts';
import { customerIdOf, idFault } from './shop-id.ts';
import { subscribedCell, subscribedOf } from './subscribed-word.ts';

const TABLE: FieldTable<CustomerField> = { names: FIELDS.customers, required: [['id', 'email']] };
const ATTRIBUTE = /^attributes?[ ._:-]+(.{1,64})$/i;

/** Exports by the columns that only they have. */
const FORMATS = [
  { format: 'shopify-customers-csv', has: ['customer id', 'accepts email marketing'] },
  { format: 'klaviyo-csv', has: ['email', 'klaviyo id'] },
  { format: 'klaviyo-csv', has: ['email', 'email marketing consent'] },
  { format: 'mailchimp-csv', has: ['member rating', 'optin time'] },
] as const;

/** Reads the customers of one file. */
export class CustomerReader implements DocumentReader<Customer> {
  readonly #tally: Tally;
  #header: readonly string[] = [];
  #columns: Columns<CustomerField> = new Map();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  header(names: readonly string[]): void {
    this.#header = names;
    this.#columns = requiredColumns(TABLE, names);
    const known = new Set(names.map(plainName));
    const { format } = FORMATS.find(({ has }) => has.every((name) => known.has(name))) ?? {
      format: 'customers',
    };
    const attributes = names.flatMap((name, i) => (ATTRIBUTE.test(name.trim()) ? [i] : []));
    this.#tally.takenFor(format, ignoredColumns(names, new Set([...this.#columns.values(), ...attributes])));
  }

  add(record: ReadRecord): readonly Taken<Customer>[] {
    const { line } = record;
    const value = 'fields' in record ? this.#fromFields(record.fields) : record.value;
    if (!isRecord(value)) return [{ line, why: 'is not an object' }];
    const platform = 'value' in record ? platformOf(value) : null;
    if ('value' in record) this.#tally.takenFor(platform ? `${platform}-customers-json` : 'customers');
    const read = platform ? platformCustomer(value, platform) : customerOf(value);
    return [typeof read === 'string' ? { line, why: read } : { document: read, lines: [line] }];
  }

  end(): readonly Taken<Customer>[] {
    return [];
  }

  #fromFields(fields: readonly string[]): object {
    const cell = (field: CustomerField) => fields[this.#columns.get(field) ?? -1]?.trim() ?? '';
    return {
      ...{ id: customerIdOf(cell('id')), email: cell('email'), subscribed: subscribedCell(cell) },
      ...(cell('tags') !== '' && { tags: tagsOf(cell('tags')) }),
      attributes: attributesOf(this.#header, fields),
    };
  }
}

type Json = Readonly<Record<string, unknown>>;

/** Whose API an object is of, if it is of one. */
function platformOf(value: Json): 'shopify' | 'woocommerce' | null {
  if ('is_paying_customer' in value) return 'woocommerce';
  return 'email_marketing_consent' in value || 'admin_graphql_api_id' in value || 'verified_email' in value
    ? 'shopify'
    : null;
}

function platformCustomer(value: Json, platform: 'shopify' | 'woocommerce'): Customer | string {
  const read = platform === 'shopify' ? shopifyCustomer(value) : wooCustomer(value);
  return 'why' in read ? read.why : read.customer;
}

function customerOf(value: Readonly<Record<string, unknown>>): Customer | string {
  const raw = plain(value);
  const subscribed = subscribedOf(raw.subscribed);
  if (subscribed === null) return 'has a `subscribed` that is neither yes, no nor unknown';
  const tags = typeof raw.tags === 'string' ? tagsOf(raw.tags) : raw.tags;
  const read = v.safeParse(Customer, { ...raw, tags, subscribed });
  if (!read.success) return whyNot(read.issues);
  return idFault('id', read.output.id ?? '') ?? read.output;
}

function attributesOf(
  header: readonly string[],
  fields: readonly string[],
): Record<string, string> | undefined {
  const found = header.flatMap((name, i) => {
    const attribute = ATTRIBUTE.exec(name.trim())?.[1];
    const value = fields[i]?.trim() ?? '';
    return attribute === undefined || value === '' ? [] : [[attribute, value] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
