// Visits: which one a page belongs to, and what is told of it.
import type { BrowserRecord } from '../show/host.ts';

const IDLE_MS = 30 * 60_000;

export type Arrival = { readonly url: string; readonly referrer: string; readonly now: number };

/** The record after arriving at a page: the same visit, or a new one after 30 idle minutes. */
export function arrived(before: BrowserRecord | undefined, { url, referrer, now }: Arrival): BrowserRecord {
  if (before && now - before.lastAt < IDLE_MS) {
    const { session } = before;
    return { ...before, lastAt: now, session: { ...session, pages: session.pages + 1 } };
  }
  const { pathname, searchParams, host } = new URL(url);
  const from = hostOf(referrer);
  const utm = utmOf(searchParams);
  const { visits = 0, shown = {}, lead, bought } = before?.session ?? {};
  return {
    ...before,
    lastAt: now,
    exposed: [],
    session: {
      visits: visits + 1,
      pages: 1,
      startedAt: now,
      landing: pathname.slice(0, 2048),
      ...(from && from !== host && { referrer: from }),
      ...(utm && { utm }),
      ...(lead && { lead }),
      ...(bought && { bought }),
      shown,
    },
  };
}

/** `utm_source=x` as `{source: 'x'}`, or undefined when there is none. */
function utmOf(params: URLSearchParams): Record<string, string> | undefined {
  const found = ['source', 'medium', 'campaign', 'term', 'content'].flatMap((name) => {
    const value = params.get(`utm_${name}`);
    return value ? [[name, value.slice(0, 200)] as const] : [];
  });
  return found.length ? Object.fromEntries(found) : undefined;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}
