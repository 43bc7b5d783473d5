// Stage: where a person stands with the shop, exactly one at any moment.
import type { Stage } from '../schema/audience.ts';
import type { StoreModel } from '../schema/catalog.ts';
import { DEFAULT_STAGES } from '../schema/vocabulary.ts';
import type { Buyer } from './buyer-state.ts';
import { orderRate } from './retention.ts';
import { rfmScores } from './rfm.ts';
import { currentModel } from './untried.ts';

/** The lowest quintile of recency, frequency and money, each, of a loyal customer. */
const LOYAL_FROM = 4;

/** The stage at `now`. Precedence: no order → new (first visit) or returning; lapsed; at-risk; one order →
 * first-time; loyal; active. `visits` counts this one. */
export function stageOf(
  profile: Buyer | null,
  visits: number,
  model: StoreModel | null,
  stages: { readonly atRisk: number; readonly lapsed: number } | undefined,
  now: number,
): Stage {
  if (profile === null || profile.orders === 0) return visits > 1 ? 'returning' : 'new';
  const left = shareLeft(profile, model, now);
  const { atRisk, lapsed } = stages ?? DEFAULT_STAGES;
  if (left < lapsed) return 'lapsed';
  if (left < atRisk) return 'at-risk';
  if (profile.orders === 1) return 'first-time';
  return isLoyal(profile, model, now) ? 'loyal' : 'active';
}

/** Rates rather than probabilities over weeks: those of a weekly buyer stay near 1 long after the buying stopped. */
function shareLeft(profile: Buyer, model: StoreModel | null, now: number): number {
  const retention = currentModel(model?.retention);
  return orderRate(profile, retention, now) / orderRate(profile, retention, profile.lastAt);
}

function isLoyal(profile: Buyer, model: StoreModel | null, now: number): boolean {
  if (model === null) return false;
  const { recency, frequency, monetary } = rfmScores(profile, model.rfm, now);
  return Math.min(recency, frequency, monetary) >= LOYAL_FROM;
}
