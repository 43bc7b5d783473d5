// What shops call the state of an order, and which of our four it is.
import type { OrderStatus } from '../../shared/schema/order.ts';
import { plainName } from './columns.ts';

const STATUS_NAMES: readonly (readonly [OrderStatus, readonly string[]])[] = [
  [
    'paid',
    [
      'paid',
      'complete',
      'completed',
      'processing',
      'fulfilled',
      'shipped',
      'delivered',
      'authorized',
      'closed',
    ],
  ],
  ['paid', ['partially refunded', 'partially paid', 'open', 'success']],
  ['pending', ['pending', 'pending payment', 'on hold', 'unpaid', 'draft', 'checkout draft', 'failed']],
  ['cancelled', ['cancelled', 'canceled', 'void', 'voided', 'trash', 'expired', 'deleted']],
  ['refunded', ['refunded', 'returned']],
];

const BY_NAME = new Map(
  STATUS_NAMES.flatMap(([status, names]) => names.map((name) => [name, status] as const)),
);

/** Our status for a shop's word, or null for a word that is not known. No word at all: paid. */
export function orderStatusOf(word: string): OrderStatus | null {
  return word === '' ? 'paid' : (BY_NAME.get(plainName(word.replace(/^wc-/, ''))) ?? null);
}
