// Consent changes: what follows when the shop, the visitor's browser or a consent tool says something else.
import { post } from './ask.ts';
import { become, consent, forget } from './browser.ts';
import { linkCart } from './cart.ts';
import { type Consent, consentOf } from './consent.ts';
import { readTools, tools } from './consent-tools.ts';
import { askSoon, away, silence } from './conversation.ts';
import { tag } from './tag.ts';

let own: Consent | undefined;
/** The visitor answered Shopify's question on this page. */
let answered = false;

/** The shop's own word on consent. */
export function say(granted: unknown): void {
  own = granted === true ? 'granted' : 'denied';
  settle();
}

/** Looks what is said of consent now. Granted, the page is asked about once more; denied, everything is forgotten. */
export function settle(event?: Event): void {
  if (!own && away()) return;
  answered ||= event?.type === 'visitorConsentCollected';
  readTools(answered, settle, askSoon);
  const before = consent;
  const now = consentOf(own, tools, tag.consentAssumed);
  if (now === before) return;
  become(now);
  if (now === 'denied') withdraw();
  if (before === 'granted') silence(true);
  askSoon();
}

/** Forgets a visitor here and at the Worker. Sent once, not retried: without the id nothing can be linked any more. */
function withdraw(): void {
  const visitor = forget();
  if (!visitor) return;
  const events = [{ id: 'withdrawn', kind: 'withdrawn', at: Date.now() }];
  post('/v1/events', { store: tag.store, visitor, events }).catch(() => {});
  linkCart();
}
