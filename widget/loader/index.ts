// The script tag's own script: makes `window.reprise`, once, and gets out of the page's way.
import { onCartChange } from '../page/cart-changes.ts';
import { forgotten } from './browser.ts';
import { onChanges } from './changes.ts';
import { command } from './commands.ts';
import { arriveAt, readAgain, silence } from './conversation.ts';
import { watchNavigation } from './navigation.ts';
import { news, say } from './news.ts';
import { serve, tagOf } from './tag.ts';

declare global {
  interface Document {
    readonly prerendering?: boolean;
  }
}

const tag = tagOf(document.currentScript, window !== top);
// A page that is only prepared may never be seen.
if (document.prerendering) document.addEventListener('prerenderingchange', begin);
else begin();

/** A page may have made its own `reprise` that collects calls in `q`; a second script finds ours. */
function begin(): void {
  const stub = window.reprise;
  if (!tag || stub?.ours) return;
  serve(tag);
  window.reprise = command;
  window.reprise.ours = true;
  arriveAt();
  for (const words of stub?.q ?? []) command(...words);
  news();
  onChanges(news);
  onCartChange(readAgain);
  watchNavigation(silence, (back) => {
    // Withdrawn while the browser kept this page.
    if (back && forgotten()) say(false);
    arriveAt(back);
    news();
  });
  document.addEventListener('visitorConsentCollected', news);
  addEventListener('storage', (event) => {
    if (event.key === tag.recordKey && !event.newValue) say(false);
  });
}
