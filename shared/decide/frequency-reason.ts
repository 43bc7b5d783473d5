// The numbers to a refusal of frequency: what was allowed and what was found. For explain() only.
import type { Frequency } from '../schema/limits.ts';
import type { ShownRecord } from '../schema/page.ts';
import {
  DAY,
  type LimitsPart,
  mostOf,
  pageRefusal,
  type SessionPart,
  shownSince,
  windowStart,
} from './frequency.ts';

export type FrequencyReason =
  | { readonly code: 'stopped'; readonly expected: readonly string[]; readonly actual: string }
  | { readonly code: 'closed-recently'; readonly expected: number; readonly actual: number }
  | { readonly code: 'at-most'; readonly expected: number; readonly actual: number; readonly days?: number }
  | { readonly code: 'per-session'; readonly expected: number; readonly actual: number }
  | { readonly code: 'session-limit'; readonly expected: number; readonly actual: number };

/** In full what `pageRefusal` named for the same arguments; asked only when it did. */
export function frequencyReason(
  frequency: Frequency,
  limits: LimitsPart | null,
  record: ShownRecord | undefined,
  session: SessionPart,
  now: number,
): FrequencyReason {
  const { atMost, perDays: days, perSession = 0, daysAfterClose = 0, stopAfter = [] } = frequency;
  const { at, end }: ShownRecord = record ?? { at: [] };
  const code = pageRefusal(frequency, limits, record, session, now) ?? 'session-limit';
  const since = (then = now) => Math.max(0, now - then);
  switch (code) {
    case 'stopped':
      return { code, expected: stopAfter, actual: end?.why ?? '' };
    case 'closed-recently':
      return { code, expected: daysAfterClose, actual: since(end?.at) / DAY };
    case 'at-most':
      return {
        ...{
          code,
          expected: mostOf(atMost, days) ?? 0,
          actual: shownSince({ at }, windowStart(days, now)),
        },
        ...(days && { days }),
      };
    case 'per-session':
      return { code, expected: perSession, actual: shownSince({ at }, session.startedAt) };
    case 'session-limit':
      return { code, expected: limits?.overlaysPerSession ?? 0, actual: session.overlays ?? 0 };
  }
}
