// A customer of Shopify's REST Admin API in our words.
import * as v from 'valibot';
import { Customer } from '../../../shared/schema/customer.ts';
import { whyNot } from '../../import/plain-record.ts';
import { idOf, type Loose, looseOf, textOf } from '../loose-json.ts';
import { someTags } from '../product-words.ts';

/** Reads a customer; what the payload leaves out (tags and consent, since API version 2025-01) stays as it was. */
export function shopifyCustomer(value: Loose): { readonly customer: Customer } | { readonly why: string } {
  // Whoever opens an account may give any address: until it is verified, it is not theirs.
  const email = value.verified_email === false ? '' : textOf(value.email);
  const subscribed = subscribedOf(value);
  const read = v.safeParse(Customer, {
    id: idOf(value.id) || idOf(value.customer_id),
    ...(email !== '' && { email }),
    ...(subscribed && { subscribed }),
    ...(typeof value.tags === 'string' && { tags: someTags(value.tags.split(',')) }),
  });
  return read.success ? { customer: read.output } : { why: whyNot(read.issues) };
}

function subscribedOf(value: Loose): 'yes' | 'no' | undefined {
  const state = textOf(looseOf(value.email_marketing_consent).state).toLowerCase();
  if (state !== '') return state === 'subscribed' ? 'yes' : 'no';
  if (typeof value.accepts_marketing === 'boolean') return value.accepts_marketing ? 'yes' : 'no';
  return undefined;
}
