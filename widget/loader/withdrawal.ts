// Withdrawal: forgets a visitor whose consent is gone, here and at the Worker.
import { post } from './ask.ts';
import type { Browser } from './browser.ts';
import type { Tag } from './tag.ts';

/** Sent once, not retried: without the id nothing can be linked to this browser any more. */
export function withdraw(tag: Tag, browser: Browser): void {
  const visitor = browser.forget();
  if (!visitor) return;
  const event = { id: 'withdrawn', kind: 'withdrawn', at: Date.now() };
  post(tag, '/v1/events', { store: tag.store, visitor, events: [event] }).catch(() => {});
}
