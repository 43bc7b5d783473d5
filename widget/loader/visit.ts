// Visits: which one a page belongs to, and what is told of it.
import type { BrowserRecord } from '../show/host.ts';

const IDLE_MS = 30 * 60_000;

/** The record after arriving at a page: the same visit, or a new one after 30 idle minutes. */
export function arrived(
  before: BrowserRecord | undefined,
  { pathname, search }: Pick<Location, 'pathname' | 'search'>,
  referrer: string,
  now: number,
): BrowserRecord {
  if (before && now - before.lastAt < IDLE_MS) return { ...before, lastAt: now, pages: before.pages + 1 };
  return {
    shown: {},
    ...before,
    visits: (before?.visits ?? 0) + 1,
    startedAt: now,
    lastAt: now,
    pages: 1,
    landing: pathname,
    referrer: referrer.split('/')[2] ?? '',
    utm: search.match(/\butm_[^&]+/g),
    overlays: 0,
    exposed: [],
  };
}
