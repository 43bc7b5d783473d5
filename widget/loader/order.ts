// Orders: what a page of thanks means for what was shown before.
import type { BrowserRecord } from '../show/host.ts';

/**
 * An order is an answer to everything shown so far, unless there was one already. Nobody orders on the page they came
 * in by, except who was sent there from where they paid.
 */
export function endByOrder(record: BrowserRecord): void {
  if (!document.referrer && record.landing === location.pathname) return;
  record.bought = true;
  for (const seen of Object.values(record.shown))
    if (seen.end?.why !== 'submit') seen.end = { why: 'order', at: Date.now() };
}
