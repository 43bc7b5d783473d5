// A customer of WooCommerce's REST API (v3) in our words.
import * as v from 'valibot';
import { Customer } from '../../../shared/schema/customer.ts';
import { whyNot } from '../../import/plain-record.ts';
import { idOf, type Loose, textOf } from '../loose-json.ts';

/** Reads a customer: id and the account's address. WooCommerce keeps no consent to newsletters. */
export function wooCustomer(value: Loose): { readonly customer: Customer } | { readonly why: string } {
  const email = textOf(value.email);
  const read = v.safeParse(Customer, { id: idOf(value.id), ...(email !== '' && { email }) });
  return read.success ? { customer: read.output } : { why: whyNot(read.issues) };
}
