// Closings: the ids of campaigns this visitor closed, kept for as long as the tab lives, whatever the consent: it is the
// visitor's choice.
import type { Given } from './host.ts';

/** The ids kept, before one more is, if given; none where storage is refused, or the tag wants none kept. */
export function closings({ store, remembersClose }: Given, campaign?: string): string[] {
  const key = `reprise:${store}:closed`;
  if (!remembersClose) return [];
  try {
    const kept = [...JSON.parse(sessionStorage[key] ?? '[]')];
    if (campaign) sessionStorage[key] = JSON.stringify([...kept, campaign]);
    return kept;
  } catch {
    return [];
  }
}

/** What was closed in this tab is closed for the record, too. */
export function recallClosings(host: Given): void {
  const at = Date.now();
  host.update(({ shown }) => {
    for (const id of closings(host)) shown[id] = { at: [at], end: { why: 'close', at }, ...shown[id] };
  });
}
