// Browser: who this is, as far as consent allows. Holds the record, and what granting and withdrawing do to it.
import type { BrowserRecord } from '../show/host.ts';
import { closedHere } from './closings.ts';
import { type Consent, consentOf } from './consent.ts';
import { memory } from './memory.ts';
import type { Tag } from './tag.ts';
import { arrived } from './visit.ts';

declare global {
  interface Navigator {
    readonly globalPrivacyControl?: boolean;
  }
}

export type Browser = {
  readonly consent: () => Consent;
  readonly consented: () => boolean;
  readonly record: () => BrowserRecord;
  readonly update: (change: (record: BrowserRecord) => void) => void;
  readonly rememberClose: (campaign: string) => void;
  /** Counts the page the visitor just came to. */
  readonly arrive: () => BrowserRecord;
  /** The shop's word on consent. */
  readonly say: (granted: boolean) => void;
  /** Forgets everything; answers the visitor id there was. */
  readonly forget: () => string | undefined;
};

/** The browser of this tag's store. */
export function browser({ consentAssumed: assumed, rememberClose }: Tag, key: string): Browser {
  let own: boolean | undefined;
  const consent = () => consentOf(own, !!navigator.globalPrivacyControl, assumed);
  const consented = () => consent() === 'granted';
  const { read, write, erase } = memory(key, () => localStorage, consented);
  const closedKey = `${key}:closed`;

  const arrive = (before = read()) => {
    const now = Date.now();
    const record = arrived(before, location.href, document.referrer, now);
    const closed = consented() ? [] : closedHere(closedKey);
    for (const id of closed) record.shown[id] = { at: [now], end: { why: 'close', at: now } };
    return write(record);
  };
  const record = () => read() ?? arrive();
  return {
    consent,
    consented,
    record,
    arrive,
    forget: erase,
    update: (change) => {
      const next = record();
      change(next);
      write(next);
    },
    rememberClose: (campaign) => {
      if (!consented() && rememberClose) closedHere(closedKey, campaign);
    },
    say: (granted) => {
      const before = consented();
      const here = record();
      own = granted;
      if (before || !consented()) return;
      // What was shown on this page before it could be kept is added to what is kept.
      const kept = record();
      if (kept === here) write(here);
      else arrive({ ...kept, shown: { ...here.shown, ...kept.shown } });
    },
  };
}
