// Commands: what a shop may say to `window.reprise(name, …)`. What it says wrongly is ignored, never thrown back.
import type { RepriseDebug, ReprisePage } from '../reprise.d.ts';
import type { Hook } from '../show/host.ts';
import { consent, record } from './browser.ts';
import { answer, armed, askSoon, hooks, identify, visit } from './conversation.ts';
import { say } from './news.ts';

/** A method's type: a page says what it likes, the commands say what they take; what does not fit is caught. */
type Says = { says(...words: unknown[]): unknown }['says'];

const COMMANDS = {
  consent: say,
  identify,
  page: (facts: ReprisePage) => {
    Object.assign(visit.explicit, facts);
    askSoon();
  },
  track: (name: string) => {
    visit.tracked.push(name);
    dispatchEvent(new CustomEvent('reprise:track', { detail: name }));
  },
  show: (campaign: string) => {
    if (answer && armed) armed.show(campaign);
    else visit.wanted = campaign;
  },
  on: (name: string, hook: Hook) => {
    hooks[name] = [...(hooks[name] ?? []), hook];
  },
  debug: () => {
    const known = { consent, record: record(), visit, answer, armed: answer && armed?.report() };
    console.log(known);
    return known;
  },
};

const byName: Readonly<Record<string, Says>> = COMMANDS;

/** Runs one command; a name that is none does nothing. */
export function command(name: 'debug'): RepriseDebug;
export function command(...call: unknown[]): void;
export function command(name?: unknown, ...words: unknown[]): unknown {
  try {
    return byName[`${name}`]?.(...words);
  } catch {}
  return undefined;
}
