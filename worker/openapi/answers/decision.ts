// What /v1/decide answers, as a schema: nothing that is not drawn may be in it.
import * as v from 'valibot';
import { Goal } from '../../../shared/schema/campaign.ts';
import { ContentFields } from '../../../shared/schema/content.ts';
import { Form } from '../../../shared/schema/form.ts';
import { Frequency, Limits } from '../../../shared/schema/limits.ts';
import { PreviewNotes } from '../../../shared/schema/preview.ts';
import { Theme } from '../../../shared/schema/theme.ts';
import { Trigger } from '../../../shared/schema/trigger.ts';
import { View } from '../../../shared/schema/view.ts';

const words = v.record(v.string(), v.string());

const DecidedProduct = v.strictObject({
  id: v.string(),
  variant: v.exactOptional(v.string()),
  title: v.string(),
  url: v.string(),
  image: v.exactOptional(v.string()),
  priceMinor: v.exactOptional(v.number()),
  lastBought: v.exactOptional(v.number()),
  quantity: v.exactOptional(v.number()),
});

const DecidedOffer = v.strictObject({
  kind: v.picklist(['percent', 'amount', 'free-shipping', 'gift', 'points', 'none']),
  percent: v.exactOptional(v.number()),
  amountMinor: v.exactOptional(v.number()),
  minimumMinor: v.exactOptional(v.number()),
  points: v.exactOptional(v.number()),
  gift: v.exactOptional(v.string()),
  terms: v.exactOptional(v.string()),
  apply: v.picklist(['automatic', 'manual']),
  code: v.boolean(),
});

const DecidedForm = v.strictObject({
  fields: Form.entries.fields,
  deliver: v.picklist(['screen', 'email']),
  consent: v.exactOptional(v.strictObject({ as: v.picklist(['checkbox', 'notice']), text: v.string() })),
  turnstile: v.exactOptional(v.string()),
  privacy: v.exactOptional(v.string()),
});

const decided = {
  campaign: v.string(),
  kind: v.picklist(['welcome', 'replenishment', 'recommendations', 'message']),
  variant: v.string(),
  held: v.exactOptional(v.literal(true)),
  until: v.exactOptional(v.number()),
  trigger: Trigger,
  frequency: Frequency,
  view: View,
  content: v.exactOptional(ContentFields),
  offer: v.exactOptional(DecidedOffer),
  form: v.exactOptional(DecidedForm),
  goal: v.exactOptional(v.strictObject({ kind: Goal.entries.kind, thresholdMinor: v.number() })),
  cart: v.exactOptional(v.literal(true)),
  teaser: v.exactOptional(v.literal(true)),
  locale: v.exactOptional(v.string()),
  words: v.exactOptional(words),
  products: v.exactOptional(v.array(DecidedProduct)),
};

const decision = {
  revision: v.number(),
  theme: Theme,
  locale: v.string(),
  currency: v.string(),
  words: v.exactOptional(words),
  limits: Limits,
};

/** A decision as explain shows it: without visitor and proofs. */
export const DecisionAnswer = v.strictObject({
  ...decision,
  decisions: v.array(v.strictObject(decided)),
});

/** The answer of POST /v1/decide. */
export const DecideAnswer = v.strictObject({
  ...decision,
  visitor: v.exactOptional(v.string()),
  decisions: v.array(v.strictObject({ ...decided, proof: v.string() })),
  viewed: v.exactOptional(v.array(v.string())),
  sample: v.exactOptional(v.string()),
  /** In a preview only. */
  explain: v.exactOptional(PreviewNotes),
});
