// Browser: who this is, as far as consent allows. Holds the record, and what granting and withdrawing do to it.
import type { BrowserRecord } from '../show/host.ts';
import { closings } from './closings.ts';
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
  readonly record: () => BrowserRecord;
  readonly update: (change: (record: BrowserRecord) => void) => void;
  readonly rememberClose: (campaign: string) => void;
  /** Counts the page the visitor just came to. */
  readonly arrive: () => void;
  /** An order was placed on this page. */
  readonly bought: () => void;
  /** The shop's word on consent. Taking it back answers the visitor id that was erased. */
  readonly say: (granted: boolean) => string | undefined;
  /** Forgets everything; answers the visitor id there was. */
  readonly forget: () => string | undefined;
};

/** The browser of this tag's store. */
export function browser(tag: Tag, key: string): Browser {
  let own: boolean | undefined;
  const gpc = navigator.globalPrivacyControl === true;
  const consent = () => consentOf({ own, gpc, assumed: tag.consentAssumed });
  const granted = () => consent() === 'granted';
  const kept = memory(key, () => localStorage, granted);
  const closed = closings(`${key}:closed`, tag.rememberClose);

  const arriveFrom = (before: BrowserRecord | undefined): BrowserRecord => {
    const now = Date.now();
    const record = arrived(before, { url: location.href, referrer: document.referrer, now });
    return kept.write(granted() ? record : withClosed(record, closed.list(), now));
  };
  const record = () => kept.read() ?? arriveFrom(undefined);
  const update = (change: (record: BrowserRecord) => void) => {
    const next = structuredClone(record());
    change(next);
    kept.write(next);
  };
  const forget = () => {
    const visitor = kept.erase();
    arriveFrom(undefined);
    return visitor;
  };
  const grant = () => {
    const here = record();
    own = true;
    const known = kept.read();
    if (known && known !== here) arriveFrom(withShown(known, here));
    else kept.write(here);
  };
  return {
    consent,
    record,
    update,
    forget,
    arrive: () => arriveFrom(kept.read()),
    bought: () => update(endByOrder),
    rememberClose: (campaign) => granted() || closed.add(campaign),
    say: (yes) => {
      if (yes) grant();
      else own = false;
      return yes ? undefined : forget();
    },
  };
}

/** What was shown on this page before it could be kept is added to what is kept. */
function withShown(known: BrowserRecord, here: BrowserRecord): BrowserRecord {
  const shown = { ...here.session.shown, ...known.session.shown };
  return { ...known, session: { ...known.session, shown } };
}

function withClosed(record: BrowserRecord, campaigns: readonly string[], at: number): BrowserRecord {
  const shown = { ...record.session.shown };
  for (const id of campaigns) shown[id] = { at: [at], end: { why: 'close', at } };
  return { ...record, session: { ...record.session, shown } };
}

/** An order is an answer to everything shown so far, unless there was one already. */
function endByOrder({ session }: BrowserRecord): void {
  session.bought = true;
  for (const seen of Object.values(session.shown))
    if (seen.end?.why !== 'submit') seen.end = { why: 'order', at: Date.now() };
}
