// Campaign: one rule of the config. Every kind is made of the same parts.
import * as v from 'valibot';
import { Audience, Schedule } from './audience.ts';
import { Content } from './content.ts';
import { Experiment } from './experiment.ts';
import { Form } from './form.ts';
import { Frequency } from './limits.ts';
import { Recommendations, Replenishment } from './merchandising.ts';
import { Offer } from './offer.ts';
import { Amounts, Country, Id, text } from './primitives.ts';
import { Trigger } from './trigger.ts';
import { View } from './view.ts';

export const Goal = v.strictObject({
  kind: v.literal('free-shipping'),
  threshold: Amounts,
  countries: v.optional(v.pipe(v.array(Country), v.minLength(1))),
});
export type Goal = v.InferOutput<typeof Goal>;

const parts = {
  id: Id,
  name: v.optional(text(200)),
  status: v.picklist(['draft', 'live', 'paused'], 'must be draft, live or paused'),
  schedule: v.optional(Schedule),
  audience: v.optional(Audience),
  trigger: v.optional(Trigger),
  frequency: v.optional(Frequency),
  offer: v.optional(Offer),
  form: v.optional(Form),
  view: View,
  content: Content,
  experiment: v.optional(Experiment),
};

export const Campaign = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('welcome'), ...parts }),
    v.strictObject({ kind: v.literal('replenishment'), replenishment: v.optional(Replenishment), ...parts }),
    v.strictObject({
      kind: v.literal('recommendations'),
      recommendations: v.optional(Recommendations),
      ...parts,
    }),
    v.strictObject({
      kind: v.literal('message'),
      goal: v.optional(Goal),
      cart: v.optional(v.boolean()),
      recommendations: v.optional(Recommendations),
      ...parts,
    }),
  ],
  'must have a kind: welcome, replenishment, recommendations or message',
);
export type Campaign = v.InferOutput<typeof Campaign>;
