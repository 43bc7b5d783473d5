// Lifetime value of one customer: what they brought, what they are expected to bring, and how far off that may be.
import type { OlderRetentionModel, RetentionModel } from '../schema/catalog.ts';
import type { Buyer } from './buyer-state.ts';
import { normalQuantile } from './normal-quantile.ts';
import { orderValueOf } from './order-value.ts';
import { buysWithin, expectedOrders } from './retention.ts';
import { currentModel } from './untried.ts';

/** Minor units. `aheadMinor`: the mean of what is to come; of customers like this one, eight in ten bring between
 * `lowMinor` and `highMinor`. */
export type LifetimeValue = {
  readonly spentMinor: number;
  readonly aheadMinor: number;
  readonly lowMinor: number;
  readonly highMinor: number;
};

const LOW = 0.1;
const HIGH = 0.9;

/** What somebody who ordered brought and may bring within `days` from `now`. Nothing with the probability of no order;
 * else log-normal, with the variance of a sum of orders whose number scatters as the store's do. */
export function lifetimeValue(
  buyer: Buyer,
  model: RetentionModel | OlderRetentionModel,
  days: number,
  now: number,
): LifetimeValue {
  const { counts, value } = currentModel(model);
  const orders = expectedOrders(buyer, model, days, now);
  const each = orderValueOf(buyer, value);
  const aheadMinor = orders * each;
  // Of a sum: the variance of each, and that of their number (negative binomial).
  const variance = each ** 2 * orders * (value.spread + 1 + counts.scatter * orders);
  const quantile = mixedQuantile(buysWithin(buyer, model, days, now), aheadMinor, variance);
  const { spentMinor } = buyer;
  return {
    spentMinor,
    aheadMinor,
    lowMinor: spentMinor + quantile(LOW),
    highMinor: spentMinor + quantile(HIGH),
  };
}

/** Quantiles of what is 0 with probability 1 − p and else log-normal, of that mean and variance in all. */
function mixedQuantile(p: number, mean: number, variance: number): (share: number) => number {
  if (p <= 0 || mean <= 0) return () => 0;
  const whenAny = mean / p;
  const spread = Math.max(0, (variance + mean ** 2) / p - whenAny ** 2);
  const sigma2 = Math.log1p(spread / whenAny ** 2);
  return (share) =>
    share <= 1 - p
      ? 0
      : whenAny * Math.exp(Math.sqrt(sigma2) * normalQuantile((share - (1 - p)) / p) - sigma2 / 2);
}
