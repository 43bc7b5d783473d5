// Withdrawal: tells the Worker to erase a visitor whose consent is gone.
import { post } from './ask.ts';
import { randomId } from './random-id.ts';
import type { Tag } from './tag.ts';

/** Sent once, not retried: without the id nothing can be linked to this browser any more. */
export function withdrawn(tag: Tag, visitor: string): void {
  const event = { id: randomId(), kind: 'withdrawn', at: Date.now() };
  post(tag, '/v1/events', { store: tag.store, visitor, events: [event] }).catch(() => {});
}
