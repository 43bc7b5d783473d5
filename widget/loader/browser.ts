// Browser: who this is, as far as consent allows. Its record is kept while consent is granted, else it is of the page.
import type { BrowserRecord } from '../show/host.ts';
import type { Consent } from './consent.ts';
import { memory } from './memory.ts';
import { tag } from './tag.ts';
import { arrived } from './visit.ts';

/** May this browser be known, as of now. */
export let consent: Consent = 'pending';

export const consented = (): boolean => consent === 'granted';

export const recordKey = (): string => `reprise:${tag.store}`;

const { read, write, erase } = memory(recordKey, () => localStorage, consented);

/** Forgets everything; answers the visitor id there was. */
export const forget = erase;

/** What is known of this browser. */
export const record = (): BrowserRecord => read() ?? arrive();

/** Counts the page the visitor just came to. */
export const arrive = (before = read()): BrowserRecord =>
  write(arrived(before, location.href, document.referrer, Date.now()));

/** Changes the record as it is now, other tabs included, and keeps it. */
export function update(change: (known: BrowserRecord) => void): void {
  const next = record();
  change(next);
  write(next);
}

/** Consent changed; what was shown on this page before it could be kept is added to what is kept. */
export function become(next: Consent): void {
  const here = record();
  consent = next;
  const kept = record();
  if (kept === here) write(here);
  else arrive({ ...kept, shown: { ...here.shown, ...kept.shown } });
}
