// The script tag's own script: makes `window.reprise`, once, and gets out of the page's way.
import { browser } from './browser.ts';
import { commands } from './commands.ts';
import { Conversation } from './conversation.ts';
import { hooks } from './hooks.ts';
import { watchNavigation } from './navigation.ts';
import { type Tag, tagOf } from './tag.ts';
import { withdrawn } from './withdrawal.ts';

type Words = ArrayLike<unknown>;
type Reprise = (...words: unknown[]) => unknown;

/** A page may have made its own `reprise` that collects calls in `q`; ours is marked, so a second script sees it. */
const OURS = 'on';
const stub: unknown = Reflect.get(window, 'reprise');
const already = typeof stub === 'function' && Reflect.has(stub, OURS);
const queued: unknown = typeof stub === 'function' && Reflect.get(stub, 'q');
const script = document.currentScript ?? document.querySelector('script[data-store][src*="reprise.js"]');
const tag = tagOf(script instanceof HTMLScriptElement ? script : null);
if (tag && !already) Reflect.set(window, 'reprise', begin(tag, Array.isArray(queued) ? queued : []));

function begin(tag: Tag, queued: readonly Words[]): Reprise {
  const key = `reprise:${tag.store}`;
  const self = browser(tag, key);
  const shop = hooks();
  const talk = new Conversation(tag, self, shop);
  const known = new Map<unknown, (...words: unknown[]) => unknown>(
    Object.entries(commands(tag, self, talk, shop)),
  );
  const reprise: Reprise = (name, ...words) => {
    try {
      return known.get(name)?.(...words);
    } catch {
      return undefined;
    }
  };
  Reflect.set(reprise, OURS, true);
  talk.arrive(true);
  for (const words of queued) reprise(...Array.from(words));
  const forgotten = self.consent() === 'denied' && self.forget();
  if (forgotten) withdrawn(tag, forgotten);
  watchNavigation(() => talk.arrive());
  addEventListener('storage', (event) => {
    if (event.key === key && event.newValue === null && self.consent() === 'granted')
      reprise('consent', false);
  });
  return reprise;
}
