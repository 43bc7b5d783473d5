// Commands: what a shop may say to `window.reprise(name, …)`. What it says wrongly is ignored, never thrown back.
import type { Browser } from './browser.ts';
import type { Conversation } from './conversation.ts';
import type { Hooks } from './hooks.ts';
import type { Tag } from './tag.ts';
import { withdrawn } from './withdrawal.ts';

export type Commands = Readonly<Record<string, (...words: never[]) => unknown>>;

/** The commands by name. */
export function commands(tag: Tag, browser: Browser, talk: Conversation, hooks: Hooks) {
  return {
    consent: (granted: unknown) => {
      const before = browser.consent();
      const visitor = browser.say(granted === true);
      if (visitor) withdrawn(tag, visitor);
      if (before === browser.consent()) return;
      if (before === 'granted') talk.silence();
      talk.askSoon();
    },
    identify: (customer: unknown) => {
      talk.customer = customerOf(customer);
      talk.askSoon();
    },
    page: (facts: unknown) => {
      if (typeof facts !== 'object' || !facts) return;
      talk.visit.explicit = { ...facts };
      talk.askSoon();
    },
    track: (name: unknown) => {
      talk.visit.tracked.push(String(name));
      talk.armed?.track(String(name));
    },
    show: (campaign: unknown) => talk.armed?.show(String(campaign)),
    on: (name: unknown, hook: unknown) => {
      if (typeof hook === 'function') hooks.on(String(name), (detail) => hook(detail));
    },
    debug: () => {
      const { visit, answer, armed, customer } = talk;
      const known = { ...tag, consent: browser.consent(), record: browser.record(), visit, customer, answer };
      console.log('reprise', known, armed?.report());
      return known;
    },
  };
}

function customerOf(value: unknown): Conversation['customer'] {
  if (typeof value !== 'object' || !value || !('id' in value && 'at' in value && 'signature' in value))
    return;
  return { id: String(value.id), at: Number(value.at), signature: String(value.signature) };
}
