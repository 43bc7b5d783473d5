// Refusal: why an armed campaign may not show at this very moment.
import { type FrequencyReason, frequencyRefusal } from '../../shared/decide/frequency.ts';
import type { Limits } from '../../shared/schema/campaign.ts';
import type { Decided } from '../../shared/schema/decision.ts';
import type { BrowserRecord } from './host.ts';

/** What has the visitor's attention: an overlay of ours, a dialog of the shop's, a caret, another tab. */
export type Busy = 'overlay' | 'dialog' | 'typing' | 'hidden';

export type Moment = {
  readonly now: number;
  /** What the campaign was armed with still holds: consent, and the page. */
  readonly sameConsent: boolean;
  readonly samePage: boolean;
  readonly busy: Busy | false;
};

export type Why = 'consent' | 'page' | 'until' | 'lead' | 'bought' | Busy | FrequencyReason['code'];

/** The first reason against showing now, or nothing. `limits` is null for what is no overlay. */
export function refusalNow(
  { campaign, kind, until, form, frequency }: Decided,
  limits: Limits | null,
  { session }: BrowserRecord,
  { now, sameConsent, samePage, busy }: Moment,
): Why | undefined {
  if (!sameConsent) return 'consent';
  if (!samePage) return 'page';
  if (until && now >= until) return 'until';
  if (form && session.lead) return 'lead';
  if (kind === 'welcome' && session.bought) return 'bought';
  const often = frequencyRefusal(frequency, limits, session.shown[campaign], session, now);
  return often?.code ?? ((limits && busy) || undefined);
}

const PASSING: readonly (Why | undefined)[] = ['overlay', 'dialog', 'typing', 'hidden', 'too-soon'];

/** A reason that may be gone a little later on the same page. */
export const passes = (why: Why | undefined): boolean => PASSING.includes(why);
