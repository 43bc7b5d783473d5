// The script tag's own script: makes `window.reprise`, once, and gets out of the page's way.
import { browser } from './browser.ts';
import { commands } from './commands.ts';
import { conversation } from './conversation.ts';
import { watchNavigation } from './navigation.ts';
import { type Tag, tagOf } from './tag.ts';
import { withdraw } from './withdrawal.ts';

/** A method's type: a page says what it likes, the commands say what they take; what does not fit is caught. */
type Says = { says(...words: unknown[]): unknown }['says'];
type Reprise = Says & { ours?: true };

/** A page may have made its own `reprise` that collects calls in `q`; a second script finds ours, which is `ours`. */
const stub: { q?: unknown[][]; ours?: true } = Reflect.get(window, 'reprise') ?? {};
const script = document.currentScript ?? document.querySelector('[data-store][src*="reprise.js"]');
const tag = script instanceof HTMLScriptElement && tagOf(script);
if (tag && !stub.ours) Reflect.set(window, 'reprise', begin(tag, stub.q ?? []));

function begin(tag: Tag, queued: readonly unknown[][]): Reprise {
  const key = `reprise:${tag.store}`;
  const self = browser(tag, key);
  const talk = conversation(tag, self);
  const table = commands(tag, self, talk);
  const known = new Map<unknown, Says>(Object.entries(table));
  const reprise: Reprise = (name, ...words) => {
    try {
      return known.get(name)?.(...words);
    } catch {}
    return undefined;
  };
  reprise.ours = true;
  talk.arrive(true);
  for (const words of queued) reprise(...words);
  if (self.consent() === 'denied') withdraw(tag, self);
  watchNavigation(() => talk.arrive(false));
  addEventListener('storage', (event) => {
    if (event.key === key && !event.newValue && self.consented()) table.consent(false);
  });
  return reprise;
}
