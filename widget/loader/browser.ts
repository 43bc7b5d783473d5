// Browser: who this is, as far as consent allows. One record: of this page, and kept in storage while consent is
// granted; where storage is refused (private windows, blocked cookies, full) it stays in memory.
import type { BrowserRecord } from '../show/host.ts';
import type { Consent } from './consent.ts';
import { tag } from './tag.ts';
import { arrived } from './visit.ts';

/** May this browser be known, as of now. */
export let consent: Consent = 'pending';
let held: BrowserRecord | undefined;
let refused = false;

export const consented = (): boolean => consent === 'granted';

/** What is kept, if it is a record: anybody can write to storage. */
function kept(): BrowserRecord | undefined {
  try {
    const value: BrowserRecord = JSON.parse(localStorage[tag.recordKey]);
    const lists = [value.exposed, ...Object.values(value.shown).map((one) => one.at)];
    if (lists.every(Array.isArray)) return value;
  } catch {}
  return undefined;
}

function known(): BrowserRecord | undefined {
  if (consented() && !refused) held = kept() ?? held;
  return held;
}

/** What is known of this browser, by whichever tab. */
export const record = (): BrowserRecord => known() || arrive();

function write(next: BrowserRecord): BrowserRecord {
  held = next;
  try {
    if (consented()) localStorage[tag.recordKey] = JSON.stringify(next);
  } catch {
    refused = true;
  }
  return next;
}

/** Counts the page the visitor just came to. */
export const arrive = (before = known()): BrowserRecord =>
  write(arrived(before, location, document.referrer, Date.now()));

/** Changes the record as it is now, other tabs included, and keeps it. */
export function update(change: (known: BrowserRecord) => void): void {
  const next = record();
  change(next);
  write(next);
}

/** Consent changed; what happened on this page before it could be kept is added to what is kept. */
export function become(next: Consent): void {
  const here = record();
  consent = next;
  const there = record();
  if (there === here) write(here);
  else arrive({ lead: here.lead, ...there, shown: { ...here.shown, ...there.shown } });
}

/** Another page of the shop erased what this one had kept. */
export const forgotten = (): boolean => consented() && !refused && !kept();

/** Forgets everything, kept and not; answers the visitor id there was. */
export function forget(): string | undefined {
  const visitor = (kept() ?? held)?.visitor;
  held = undefined;
  try {
    delete localStorage[tag.recordKey];
  } catch {}
  return visitor;
}
