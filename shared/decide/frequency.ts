// Frequency: how often one campaign, and overlays in all, may meet one browser. The Worker asks when it decides,
// the browser again at the moment a trigger fires; so this file stays tiny and imports nothing at run time. It answers
// with a code; frequency-reason.ts finds the numbers to it, for people.
import type { Frequency, Limits } from '../schema/limits.ts';
import type { Session, ShownRecord } from '../schema/page.ts';
import type { View } from '../schema/view.ts';

type RecordCode = 'stopped' | 'closed-recently' | 'at-most' | 'per-session';
/** What holds for as long as the page lives. */
export type PageCode = RecordCode | 'session-limit';
export type FrequencyCode = PageCode | 'too-soon';

/** A visit: when it began (ms), how many overlays it has had, and when the last. */
export type SessionPart = Pick<Session, 'overlays' | 'lastOverlayAt'> & { readonly startedAt: number };
export type LimitsPart = Pick<Limits, 'overlaysPerSession' | 'secondsBetweenOverlays'>;

export const DAY = 86_400_000;
/** Times a browser remembers of one campaign (ShownRecord); a higher cap could never be reached. */
const REMEMBERED = 50;

type Placed = {
  readonly as: View['as'];
  readonly slot?: string | undefined;
  readonly selector?: string | undefined;
};

/** Whether a view lies over the page: popup, slide-in, or a bar without a place of its own. */
export const isOverlay = (view: Placed): boolean => view.as !== 'inline' && !view.slot && !view.selector;

const OVERLAY: Frequency = { perSession: 1, daysAfterClose: 7, stopAfter: ['submit', 'order'] };
const BAR: Frequency = { daysAfterClose: 1 };

/** What holds where a campaign says nothing. Popup and slide-in: once a session, not for 7 days after closing, never
 * after an answer. A bar over the page: not for a day after closing. In the page: always. */
export const frequencyDefaults = (view: View): Frequency => {
  if (!isOverlay(view)) return {};
  return view.as === 'bar' ? BAR : OVERLAY;
};

/** Start of the days that `atMost` counts in; 0 where it counts them all. */
export const windowStart = (perDays: number | undefined, now: number): number =>
  perDays ? now - perDays * DAY : 0;

/** The cap on all its times. Days without a number mean once in so many days. */
export const mostOf = (atMost: number | undefined, perDays: number | undefined): number | undefined =>
  atMost ?? (perDays && 1);

/** How often it was shown from then on. */
export const shownSince = ({ at }: ShownRecord, from: number): number => at.filter((t) => t >= from).length;

/** Whether showing it now means one more overlay: not what is in the page, nor a bar that was over it in this visit, for
 * that is the same one, still standing there. */
export const isOneMore = (view: View, record: ShownRecord | undefined, { startedAt }: SessionPart): boolean =>
  isOverlay(view) && !(view.as === 'bar' && record && shownSince(record, startedAt));

/** Why this campaign may not show on this page at all: a page lives longer than the distance between two overlays, and
 * the browser waits for that by itself. */
export const pageRefusal = (
  frequency: Frequency,
  limits: LimitsPart | null,
  record: ShownRecord | undefined,
  session: SessionPart,
  now: number,
): PageCode | undefined =>
  (record && recordRefusal(frequency, record, session, now)) ??
  (limits && isVisitFull(limits, session) ? 'session-limit' : undefined);

/** Whether the visit has had all its overlays. */
export const isVisitFull = (
  { overlaysPerSession }: Pick<LimitsPart, 'overlaysPerSession'>,
  { overlays = 0 }: SessionPart,
): boolean => overlays >= overlaysPerSession;

/** Why this campaign may not show now. `limits` is null where it is no overlay, or not one more. */
export function frequencyRefusal(
  frequency: Frequency,
  limits: LimitsPart | null,
  record: ShownRecord | undefined,
  session: SessionPart,
  now: number,
): FrequencyCode | undefined {
  return (record && recordRefusal(frequency, record, session, now)) ?? limitsRefusal(limits, session, now);
}

function recordRefusal(
  { atMost, perDays, perSession, daysAfterClose, stopAfter }: Frequency,
  record: ShownRecord,
  session: SessionPart,
  now: number,
): RecordCode | undefined {
  const { end } = record;
  if (end && stopAfter?.includes(end.why)) return 'stopped';
  // A browser's clock may be ahead of the Worker's.
  if (daysAfterClose && end?.why === 'close' && now - end.at < daysAfterClose * DAY) return 'closed-recently';
  const reached = (most: number | undefined, from: number) =>
    most && shownSince(record, from) >= Math.min(most, REMEMBERED);
  if (reached(mostOf(atMost, perDays), windowStart(perDays, now))) return 'at-most';
  return reached(perSession, session.startedAt) ? 'per-session' : undefined;
}

/** Why no overlay at all may show now. */
function limitsRefusal(
  limits: LimitsPart | null,
  session: SessionPart,
  now: number,
): FrequencyCode | undefined {
  if (!limits) return undefined;
  if (isVisitFull(limits, session)) return 'session-limit';
  return now - (session.lastOverlayAt ?? 0) < limits.secondsBetweenOverlays * 1000 ? 'too-soon' : undefined;
}
