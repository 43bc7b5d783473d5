// Tab: what an overlay with a teaser, closed or left open, leaves behind for the rest of the visit. It is no overlay itself.
import type { Frequency } from '../schema/limits.ts';
import type { ShownRecord } from '../schema/page.ts';
import type { Facts } from './facts.ts';
import type { PreparedVariant } from './prepared.ts';
import { sessionStart } from './session-start.ts';

/** Ids of the campaigns that were closed in this visit, or stood open when the visitor walked on, and whose tab was
 * not closed. */
export function leftInVisit({ context: { session, now } }: Facts): ReadonlySet<string> {
  const since = sessionStart(session, now);
  const left = ({ at, end }: ShownRecord) => {
    const last = at.at(-1) ?? 0;
    return end && end.at >= last ? end.why === 'close' && !end.tab && end.at >= since : last >= since;
  };
  return new Set(Object.entries(session.shown ?? {}).flatMap(([id, record]) => (left(record) ? [id] : [])));
}

/** Whether a campaign comes back as its tab: the trigger is then not armed again. */
export const isTab = ({ view }: PreparedVariant, campaign: string, held: boolean, { left }: Facts): boolean =>
  !held && 'teaser' in view && view.teaser === true && left().has(campaign);

/** What still holds for a tab: it was shown just now, in this visit, so neither of these says anything. */
export const tabFrequency = ({ daysAfterClose: _, perSession: __, ...rest }: Frequency): Frequency => rest;
