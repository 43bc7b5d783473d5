// Reason: why a campaign is not shown. Plain data; sentence.ts turns it into words, pointer.ts into a place.
import type { Weekday } from '../schema/audience.ts';
import type { DeviceKind, PageKind } from '../schema/page.ts';
import type { FrequencyReason } from './frequency-reason.ts';

/** A reason's `code` with what the config expects and what was found. */
type No<Code extends string, Expected, Actual, More = unknown> = {
  readonly code: Code;
  readonly expected: Expected;
  readonly actual: Actual;
} & More;

type Names = readonly string[];

export type ScheduleReason =
  | No<'not-live', 'live', 'draft' | 'paused'>
  | No<'not-yet', string, string>
  | No<'over', string, string>
  | No<'other-weekday', readonly Weekday[], Weekday>
  | No<'other-hour', Names, string>;

export type AudienceReason =
  /** `part`: keys from the campaign to what cannot be known without consent. */
  | No<'needs-consent', true, false, { readonly part: Names }>
  | No<'not-in-segment', Names, Names, { readonly part: Names; readonly of: 'any' | 'all' }>
  | No<'in-segment', Names, Names, { readonly part: Names }>
  | No<'other-page', readonly PageKind[], PageKind>
  | No<'other-url', Names, string>
  | No<'excluded-url', Names, string>
  | No<'quiet-url', Names, string>
  | No<'other-device', readonly DeviceKind[], DeviceKind | null>
  | No<'other-country', Names, string | null>
  | No<'other-language', Names, string>
  | No<'other-currency', string, string, { readonly part: Names }>
  /** `clause`: the key of `where` that does not hold. */
  | No<'condition', unknown, unknown, { readonly clause: string }>
  | No<'already-subscribed', false, true>;

export type OfferReason =
  | No<'cart-empty', 1, 0>
  | No<'goal-country', Names, string | null>
  | No<'goal-currency', string, Names>
  | No<'offer-currency', string, Names, { readonly part: 'amount' | 'minimum' }>
  | No<'no-codes', string, 0>
  | No<'budget-spent', unknown, null>;

export type PlaceReason =
  | No<'slot-absent', string, Names>
  | No<'slot-taken', string, string>
  | No<'overlay-limit', number, number>
  | No<'nothing-due', number, 0>
  | No<'nothing-to-recommend', number, 0>;

/** It would be shown if nobody were held out to compare with. */
export type ExperimentReason = No<'held-out', 'shown', 'holdout'> | No<'control-group', 'shown', 'control'>;

export type Reason =
  | ScheduleReason
  | AudienceReason
  | FrequencyReason
  | OfferReason
  | PlaceReason
  | ExperimentReason;
