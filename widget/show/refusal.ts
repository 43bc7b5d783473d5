// Refusal: why an armed campaign may not show at this very moment.
import { type FrequencyCode, frequencyRefusal, isOneMore } from '../../shared/decide/frequency.ts';
import type { Decided } from '../../shared/schema/decision.ts';
import type { Limits } from '../../shared/schema/limits.ts';
import type { BrowserRecord } from './host.ts';

export type Why = 'until' | 'lead' | 'bought' | FrequencyCode;

/**
 * The first reason against showing now, or nothing. Of what the visitor or the shop wished for only the end of its time
 * counts, and an answer to it.
 */
export function refusalNow(
  { campaign, kind, until, form, frequency, view }: Decided,
  limits: Limits,
  record: BrowserRecord,
  now: number,
  wished?: boolean,
): Why | undefined {
  const seen = record.shown[campaign];
  if (until && now >= until) return 'until';
  if (form && record.lead) return 'lead';
  if (kind === 'welcome' && record.bought) return 'bought';
  const held = isOneMore(view, seen, record) ? limits : null;
  const why = frequencyRefusal(frequency, held, seen, record, now);
  return wished && (why !== 'stopped' || seen?.end?.why === 'close') ? undefined : why;
}
