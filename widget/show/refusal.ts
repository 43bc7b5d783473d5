// Refusal: why an armed campaign may not show at this very moment.
import { type FrequencyCode, frequencyRefusal } from '../../shared/decide/frequency.ts';
import type { Limits } from '../../shared/schema/campaign.ts';
import type { Decided } from '../../shared/schema/decision.ts';
import type { BrowserRecord } from './host.ts';

export type Why = 'until' | 'lead' | 'bought' | FrequencyCode;

/** The first reason against showing now, or nothing. `limits` is null for what is no overlay, and never in the way. */
export function refusalNow(
  { campaign, kind, until, form, frequency }: Decided,
  limits: Limits | null,
  record: BrowserRecord,
  now: number,
): Why | undefined {
  if (until && now >= until) return 'until';
  if (form && record.lead) return 'lead';
  if (kind === 'welcome' && record.bought) return 'bought';
  return frequencyRefusal(frequency, limits, record.shown[campaign], record, now);
}
