// Retention: how probable and how many orders of a buyer are within any number of days, and what they bring, at any
// moment, from a profile and the store's model. What is learnt is retention-fit's.
import type { OlderRetentionModel, RetentionModel } from '../schema/catalog.ts';
import { type Buyer, type BuyerState, stateOf } from './buyer-state.ts';
import { expectedPurchases } from './dropout.ts';
import { dot } from './linear.ts';
import { orderValueOf } from './order-value.ts';
import { countFeatures, dropoutRate, retentionFeatures } from './retention-features.ts';
import { currentModel } from './untried.ts';

/** P(an order within `days` from `now`); 0 for a person who never ordered. */
export function buysWithin(buyer: Buyer, model: Fitted, days: number, now: number): number {
  if (buyer.orders === 0 || days <= 0) return 0;
  return -Math.expm1(-rateWithin(stateOf(buyer, now), currentModel(model), days));
}

/** −ln(1 − P(an order within the model's horizon)): unlike P it does not level off for those who buy often. */
export const orderRate = (buyer: Buyer, model: Fitted, now: number): number =>
  horizonRate(stateOf(buyer, now), currentModel(model));

/** Order days expected within `days` from `now`: no fewer than the probability of one, no more than there are days. */
export function expectedOrders(buyer: Buyer, model: Fitted, days: number, now: number): number {
  if (buyer.orders === 0 || days <= 0) return 0;
  const known = currentModel(model);
  const { dropout, horizonDays, counts } = known;
  const state = stateOf(buyer, now);
  const features = countFeatures(state, dropout, horizonDays);
  const within = Math.exp(dot(features, counts.weights));
  const share = expectedPurchases(dropout, state.record, days) / Math.exp(features[1] ?? 0);
  const atLeast = -Math.expm1(-rateWithin(state, known, days));
  return Math.min(Math.max(days, atLeast), Math.max(atLeast, share * within));
}

/** What is expected to be spent within `days` from `now`, in minor units. */
export const expectedSpendMinor = (buyer: Buyer, model: Fitted, days: number, now: number): number =>
  expectedOrders(buyer, model, days, now) * orderValueOf(buyer, currentModel(model).value);

type Fitted = RetentionModel | OlderRetentionModel;

function horizonRate(state: BuyerState, model: RetentionModel): number {
  const features = retentionFeatures(state, model.dropout, model.horizonDays, model.lnValue);
  // ln(1 + eˣ) = −ln(1 − sigmoid(x)), exact also where the sigmoid rounds to 1; beyond 700 eˣ overflows.
  const score = dot(features, model.weights);
  return score > 700 ? score : Math.log1p(Math.exp(score));
}

function rateWithin(state: BuyerState, model: RetentionModel, days: number): number {
  const { dropout, horizonDays, shape } = model;
  const share = dropoutRate(state, dropout, days) / dropoutRate(state, dropout, horizonDays);
  return horizonRate(state, model) * share ** shape;
}
