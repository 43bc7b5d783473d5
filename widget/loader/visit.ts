// Visits: which one a page belongs to, and what is told of it.
import type { BrowserRecord } from '../show/host.ts';

const IDLE_MS = 30 * 60_000;
const MAX_CAMPAIGNS = 200;

/** The record after arriving at a page: the same visit, or a new one after 30 idle minutes. */
export function arrived(
  before: BrowserRecord | undefined,
  address: string,
  referrer: string,
  now: number,
): BrowserRecord {
  if (before && now - before.lastAt < IDLE_MS) return { ...before, lastAt: now, pages: before.pages + 1 };
  const { pathname, searchParams, host } = new URL(address);
  const from = URL.canParse(referrer) ? new URL(referrer).host : '';
  const utm = ['source', 'medium', 'campaign', 'term', 'content'].flatMap((name) => {
    const value = searchParams.get(`utm_${name}`);
    return value ? [[name, value.slice(0, 200)]] : [];
  });
  return {
    ...before,
    visits: (before?.visits ?? 0) + 1,
    pages: 1,
    startedAt: now,
    lastAt: now,
    landing: pathname.slice(0, 2048),
    referrer: from === host ? '' : from,
    utm: Object.fromEntries(utm),
    overlays: 0,
    exposed: [],
    // The latest are last; so the record stays small whatever happens.
    shown: Object.fromEntries(Object.entries(before?.shown ?? {}).slice(-MAX_CAMPAIGNS)),
  };
}
