// Commands: what a shop may say to `window.reprise(name, …)`. What it says wrongly is ignored, never thrown back.
import type { Page } from '../../shared/schema/page.ts';
import type { Hook } from '../show/host.ts';
import type { Browser } from './browser.ts';
import type { Conversation } from './conversation.ts';
import type { Tag } from './tag.ts';
import { withdraw } from './withdrawal.ts';

/** The commands by name. */
export const commands = (tag: Tag, browser: Browser, { topic, silence, askSoon }: Conversation) => ({
  consent: (granted: unknown) => {
    const before = browser.consent();
    browser.say(granted === true);
    const after = browser.consent();
    if (after === 'denied') withdraw(tag, browser);
    if (before === after) return;
    if (before === 'granted') silence();
    askSoon();
  },
  identify: (customer?: object) => {
    topic.customer = customer;
    askSoon();
  },
  page: (facts: Partial<Page>) => {
    topic.visit.explicit = facts;
    askSoon();
  },
  track: (name: string) => {
    topic.visit.tracked.push(name);
    dispatchEvent(new CustomEvent('reprise:track', { detail: name }));
  },
  show: (campaign: string) => topic.armed?.show(campaign),
  on: (name: string, hook: Hook) => {
    topic.hooks[name] = [...(topic.hooks[name] ?? []), hook];
  },
  debug: () => {
    const known = {
      tag,
      consent: browser.consent(),
      record: browser.record(),
      ...topic,
      armed: topic.armed?.report(),
    };
    console.log('reprise', known);
    return known;
  },
});
