// Visits: which one a page belongs to, and what is told of it.
import type { BrowserRecord } from '../show/host.ts';

const IDLE_MS = 30 * 60_000;

/** The record after arriving at a page: the same visit, or a new one after 30 idle minutes. */
export function arrived(
  before: BrowserRecord | undefined,
  address: string,
  referrer: string,
  now: number,
): BrowserRecord {
  if (before && now - before.lastAt < IDLE_MS) return { ...before, lastAt: now, pages: before.pages + 1 };
  const { pathname, searchParams, host } = new URL(address);
  const from = referrer.split('/')[2] ?? host;
  const utm: Record<string, string> = {};
  for (const [name, value] of searchParams) if (/^utm_/.test(name)) utm[name.slice(4)] = value;
  return {
    shown: {},
    ...before,
    visits: (before?.visits ?? 0) + 1,
    startedAt: now,
    lastAt: now,
    pages: 1,
    landing: pathname,
    referrer: from === host ? '' : from,
    utm,
    overlays: 0,
    exposed: [],
  };
}
