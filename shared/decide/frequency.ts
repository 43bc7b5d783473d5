// Frequency: how often one campaign, and overlays in all, may meet one browser. The Worker asks when it decides,
// the browser again at the moment a trigger fires; so this file stays tiny and imports nothing at run time.
import type { Frequency, Limits, View } from '../schema/campaign.ts';
import type { Session, ShownRecord } from '../schema/page.ts';

export type FrequencyReason =
  | { readonly code: 'stopped'; readonly expected: readonly string[]; readonly actual: string }
  | { readonly code: 'closed-recently'; readonly expected: number; readonly actual: number }
  | { readonly code: 'at-most'; readonly expected: number; readonly actual: number; readonly days?: number }
  | { readonly code: 'per-session'; readonly expected: number; readonly actual: number }
  | { readonly code: 'session-limit'; readonly expected: number; readonly actual: number }
  | { readonly code: 'too-soon'; readonly expected: number; readonly actual: number };

type SessionPart = Pick<Session, 'overlays' | 'lastOverlayAt' | 'startedAt' | 'seconds'>;
type LimitsPart = Pick<Limits, 'overlaysPerSession' | 'secondsBetweenOverlays'>;

const DAY = 86_400_000;
const IDLE = 1_800_000;
/** Times a browser remembers of one campaign (ShownRecord); a higher cap could never be reached. */
const REMEMBERED = 50;

/** Whether a view lies over the page: popup, slide-in, or a bar without a place of its own. */
export const isOverlay = (view: View): boolean =>
  view.as === 'popup' || view.as === 'slide-in' || (view.as === 'bar' && !view.slot && !view.selector);

const OVERLAY: Frequency = { perSession: 1, daysAfterClose: 7, stopAfter: ['submit', 'order'] };
const BAR: Frequency = { daysAfterClose: 1 };

/** What holds where a campaign says nothing. Popup and slide-in: once a session, not for 7 days after closing, never
 * after an answer. A bar over the page: not for a day after closing. In the page: always. */
export const frequencyDefaults = (view: View): Frequency => {
  if (!isOverlay(view)) return {};
  return view.as === 'bar' ? BAR : OVERLAY;
};

/** Start of this visit in ms; a visit whose start is unknown began at most 30 minutes ago. */
export const sessionStart = (session: SessionPart, now: number): number =>
  session.startedAt ?? now - (session.seconds === undefined ? IDLE : session.seconds * 1000);

/** Why this campaign may not show now, or null. `limits` is null for views that are no overlay. */
export function frequencyRefusal(
  frequency: Frequency,
  limits: LimitsPart | null,
  record: ShownRecord | undefined,
  session: SessionPart,
  now: number,
): FrequencyReason | null {
  return (record && recordRefusal(frequency, record, session, now)) ?? limitsRefusal(limits, session, now);
}

function recordRefusal(
  { atMost, perDays, perSession, daysAfterClose, stopAfter }: Frequency,
  { at, end }: ShownRecord,
  session: SessionPart,
  now: number,
): FrequencyReason | null {
  if (end && stopAfter?.includes(end.why)) return { code: 'stopped', expected: stopAfter, actual: end.why };
  if (end?.why === 'close' && daysAfterClose && now - end.at < daysAfterClose * DAY)
    return { code: 'closed-recently', expected: daysAfterClose, actual: Math.max(0, (now - end.at) / DAY) };
  const shownSince = (from: number) => at.filter((t) => t >= from).length;
  const shown = shownSince(perDays ? now - perDays * DAY : 0);
  // Days without a number mean once in so many days.
  const most = atMost ?? (perDays && 1);
  if (most && shown >= Math.min(most, REMEMBERED))
    return { code: 'at-most', expected: most, actual: shown, ...(perDays && { days: perDays }) };
  const inSession = shownSince(sessionStart(session, now));
  if (perSession && inSession >= Math.min(perSession, REMEMBERED))
    return { code: 'per-session', expected: perSession, actual: inSession };
  return null;
}

/** Why no overlay at all may show now, or null. */
export function limitsRefusal(
  limits: LimitsPart | null,
  session: SessionPart,
  now: number,
): FrequencyReason | null {
  if (!limits) return null;
  const { overlaysPerSession, secondsBetweenOverlays } = limits;
  const { overlays = 0, lastOverlayAt } = session;
  if (overlays >= overlaysPerSession)
    return { code: 'session-limit', expected: overlaysPerSession, actual: overlays };
  const since = lastOverlayAt === undefined ? Number.POSITIVE_INFINITY : (now - lastOverlayAt) / 1000;
  if (since < secondsBetweenOverlays)
    return { code: 'too-soon', expected: secondsBetweenOverlays, actual: Math.max(0, since) };
  return null;
}
