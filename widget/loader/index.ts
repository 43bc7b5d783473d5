// The script tag's own script: makes `window.reprise`, once, and gets out of the page's way.
import { onCartChange } from '../page/cart-changes.ts';
import { consented, recordKey } from './browser.ts';
import { command } from './commands.ts';
import { say, settle } from './consent-changes.ts';
import { arriveAt, askSoon, cartChanged, silence } from './conversation.ts';
import { watchNavigation } from './navigation.ts';
import { watchSlots } from './slots.ts';
import { serve, tagOf } from './tag.ts';

declare global {
  interface Document {
    readonly prerendering?: boolean;
  }
}

const script =
  document.currentScript ?? document.querySelector<HTMLScriptElement>('[data-store][src*="reprise.js"]');
const tag = tagOf(script, window !== top);
// A page that is only prepared may never be seen.
if (tag && document.prerendering) document.addEventListener('prerenderingchange', begin);
else begin();

/** A page may have made its own `reprise` that collects calls in `q`; a second script finds ours. */
function begin(): void {
  const stub = window.reprise;
  if (!tag || stub?.ours) return;
  serve(tag);
  window.reprise = Object.assign(command, { ours: true as const });
  arriveAt();
  for (const [name, ...words] of stub?.q ?? []) command(name, ...words);
  settle();
  addEventListener('load', settle);
  document.addEventListener('shopifyCustomerPrivacyApiLoaded', settle);
  document.addEventListener('visitorConsentCollected', settle);
  watchNavigation(silence, () => {
    arriveAt();
    settle();
  });
  watchSlots(askSoon);
  onCartChange(cartChanged);
  addEventListener('storage', (event) => {
    if (event.key === recordKey() && !event.newValue && consented()) say(false);
  });
}
