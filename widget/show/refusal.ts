// Refusal: why an armed campaign may not show at this very moment.
import { type FrequencyReason, frequencyRefusal } from '../../shared/decide/frequency.ts';
import type { Limits } from '../../shared/schema/campaign.ts';
import type { Decided } from '../../shared/schema/decision.ts';
import type { BrowserRecord } from './host.ts';

/** What has the visitor's attention: an overlay of ours, a dialog of the shop's, a caret, another tab. */
export type Busy = 'overlay' | 'dialog' | 'typing' | 'hidden';
export type Why = 'until' | 'lead' | 'bought' | Busy | FrequencyReason['code'];

/** The first reason against showing now, or nothing. `limits` is null for what is no overlay, and never in the way. */
export function refusalNow(
  { campaign, kind, until, form, frequency }: Decided,
  limits: Limits | null,
  record: BrowserRecord,
  busy: Busy | false,
  now: number,
): Why | undefined {
  if (until && now >= until) return 'until';
  if (form && record.lead) return 'lead';
  if (kind === 'welcome' && record.bought) return 'bought';
  const often = frequencyRefusal(frequency, limits, record.shown[campaign], record, now);
  return often?.code ?? ((limits && busy) || undefined);
}

/** A reason that may be gone a little later on the same page. */
export const passes = (why: Why): boolean => /^(overlay|dialog|typing|hidden|too-soon)$/.test(why);
