// Refusal: why an armed campaign may not show at this very moment. `wait`: it may a little later.
import { type FrequencyReason, frequencyRefusal, isOverlay } from '../../shared/decide/frequency.ts';
import type { Limits } from '../../shared/schema/campaign.ts';
import type { Decided } from '../../shared/schema/decision.ts';
import type { BrowserRecord } from './host.ts';

export type Moment = {
  readonly now: number;
  /** What the campaign was armed with: consent, and the page. */
  readonly consentKept: boolean;
  readonly samePage: boolean;
  /** Another overlay of ours; a dialog of the shop's; a caret somewhere; a tab nobody looks at. */
  readonly overlayOpen: boolean;
  readonly dialogOpen: boolean;
  readonly typing: boolean;
  readonly hidden: boolean;
};

export type Refusal = {
  readonly why:
    | 'consent'
    | 'page'
    | 'until'
    | 'lead'
    | 'bought'
    | 'overlay'
    | 'dialog'
    | 'typing'
    | 'hidden'
    | FrequencyReason['code'];
  readonly wait?: true;
};

/** The first reason against showing now, or null. */
export function refusalNow(
  decided: Decided,
  limits: Limits,
  { session }: BrowserRecord,
  moment: Moment,
): Refusal | null {
  const { campaign, kind, until, form, frequency, view } = decided;
  if (!moment.consentKept) return { why: 'consent' };
  if (!moment.samePage) return { why: 'page' };
  if (until !== undefined && moment.now >= until) return { why: 'until' };
  if (form && session.lead) return { why: 'lead' };
  if (kind === 'welcome' && session.bought) return { why: 'bought' };
  const overlay = isOverlay(view);
  const seen = session.shown[campaign];
  const often = frequencyRefusal(frequency, overlay ? limits : null, seen, session, moment.now);
  if (often) return often.code === 'too-soon' ? { why: often.code, wait: true } : { why: often.code };
  if (!overlay) return null;
  const busy = (['hidden', 'overlayOpen', 'dialogOpen', 'typing'] as const).find((state) => moment[state]);
  return busy ? { why: WAITS[busy], wait: true } : null;
}

const WAITS = { hidden: 'hidden', overlayOpen: 'overlay', dialogOpen: 'dialog', typing: 'typing' } as const;
