// What explain answers.
import * as v from 'valibot';
import { DecisionAnswer } from './decision.ts';

/** Why a campaign is not shown. */
export const Refusal = v.strictObject({
  campaign: v.string(),
  variant: v.exactOptional(v.string()),
  code: v.string(),
  sentence: v.string(),
  pointer: v.string(),
  expected: v.optional(v.unknown()),
  actual: v.optional(v.unknown()),
});

export const Explanation = v.strictObject({
  decision: DecisionAnswer,
  reasons: v.array(Refusal),
  due: v.array(
    v.strictObject({
      campaign: v.string(),
      product: v.string(),
      dueAt: v.number(),
      probability: v.number(),
      basis: v.picklist(['pair', 'product', 'category', 'store']),
    }),
  ),
});
