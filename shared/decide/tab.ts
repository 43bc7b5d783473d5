// Tab: what a closed overlay with a teaser leaves behind for the rest of the visit. It is no overlay itself.
import type { Frequency } from '../schema/limits.ts';
import type { ShownRecord } from '../schema/page.ts';
import type { Facts } from './facts.ts';
import { sessionStart } from './frequency.ts';
import type { PreparedVariant } from './prepared.ts';

/** Ids of the campaigns that were closed in this visit and whose tab was not. */
export function closedInVisit({ context: { session, now } }: Facts): ReadonlySet<string> {
  const since = sessionStart(session, now);
  const left = ({ end }: ShownRecord) => end?.why === 'close' && !end.tab && end.at >= since;
  return new Set(Object.entries(session.shown ?? {}).flatMap(([id, record]) => (left(record) ? [id] : [])));
}

/** Whether a campaign comes back as its tab: the trigger is then not armed again. */
export const isTab = (
  { view }: PreparedVariant,
  campaign: string,
  held: boolean,
  { closed }: Facts,
): boolean => !held && 'teaser' in view && view.teaser === true && closed().has(campaign);

/** What still holds for a tab: it was closed just now, in this visit, so neither of these says anything. */
export const tabFrequency = ({ daysAfterClose: _, perSession: __, ...rest }: Frequency): Frequency => rest;
