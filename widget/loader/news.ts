// News: whatever may change what is known of visitor and page ends here. Consent is looked at, then the page is asked
// about, if it is another question.
import { post } from './ask.ts';
import { become, consent, forget } from './browser.ts';
import { type Consent, consentOf } from './consent.ts';
import { readTools, tools } from './consent-tools.ts';
import { askSoon, away, readAgain, silence } from './conversation.ts';
import { preview } from './preview.ts';
import { tag } from './tag.ts';

let own: Consent | undefined;

/** The shop's own word on consent. */
export function say(granted: unknown): void {
  own = granted === true ? 'granted' : 'denied';
  news();
}

/** Looks what is said of consent now; denied, everything is forgotten. Then asks, where there is something to ask. */
export function news(): void {
  if (!own && away()) return;
  try {
    readTools(news);
  } catch {}
  const before = consent;
  const now = preview ? 'pending' : consentOf(own, tools, tag.consentAssumed);
  if (now !== before) {
    become(now);
    if (now === 'denied') withdraw();
    if (before === 'granted') silence(true);
    readAgain();
  }
  askSoon();
}

/** Forgets a visitor here and at the Worker. Sent once, not retried: without the id nothing can be linked any more. */
function withdraw(): void {
  const visitor = forget();
  if (!visitor) return;
  const events = [{ kind: 'withdrawn', id: 'withdrawn', at: Date.now() }];
  post('/v1/events', { store: tag.store, visitor, events }).catch(() => {});
}
