// Campaign: one rule of the config. Every kind is made of the same parts.
import * as v from 'valibot';
import { Audience, Schedule } from './audience.ts';
import { Content } from './content.ts';
import { Recommendations, Replenishment } from './merchandising.ts';
import { Amounts, Country, Id, localized, Share, ShopId, text, whole } from './primitives.ts';
import { Trigger } from './trigger.ts';
import { ONLY_VARIANT } from './vocabulary.ts';

/** A colour as CSS hex. */
const Color = v.pipe(
  v.string('must be text'),
  v.regex(/^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$/, 'must be a colour like `#0a6` or `#00aa66`'),
);

export const Theme = v.strictObject({
  accent: v.optional(Color),
  background: v.optional(Color),
  text: v.optional(Color),
  radius: v.optional(whole(0, 32)),
  font: v.optional(v.pipe(text(200), v.regex(/^[\w\s,'"-]+$/, 'must be a list of font names'))),
  colorScheme: v.optional(v.picklist(['auto', 'light', 'dark'])),
});
export type Theme = v.InferOutput<typeof Theme>;

export const Limits = v.strictObject({
  overlaysPerSession: v.optional(whole(0, 100), 2),
  secondsBetweenOverlays: v.optional(whole(0, 86_400), 60),
  quietUrls: v.optional(v.pipe(v.array(text(500)), v.maxLength(100)), []),
});
export type Limits = v.InferOutput<typeof Limits>;

export const Frequency = v.strictObject({
  // A browser remembers the last 50 times, so what is above counts as 50.
  atMost: v.optional(whole(1, 1000)),
  perDays: v.optional(whole(1, 3650)),
  perSession: v.optional(whole(1, 1000)),
  daysAfterClose: v.optional(whole(0, 3650)),
  stopAfter: v.optional(v.pipe(v.array(v.picklist(['submit', 'order', 'close'])), v.maxLength(3))),
});
export type Frequency = v.InferOutput<typeof Frequency>;

const offerParts = {
  minimum: v.optional(Amounts),
  terms: v.optional(localized(text(1000))),
  code: v.optional(
    v.pipe(
      v.strictObject(
        { pool: v.optional(Id), fallback: v.optional(text(64)) },
        'must be like `{"fallback": "WELCOME15"}` or `{"pool": "welcome"}`',
      ),
      v.check((c) => c.pool !== undefined || c.fallback !== undefined, 'needs a pool or a fallback'),
    ),
  ),
  apply: v.optional(v.picklist(['automatic', 'manual']), 'manual'),
  budget: v.optional(v.strictObject({ codes: v.optional(whole(1, 1e9)), amount: v.optional(Amounts) })),
};

export const Offer = v.variant(
  'kind',
  [
    v.strictObject({
      kind: v.literal('percent'),
      percent: v.pipe(v.number(), v.gtValue(0), v.maxValue(100)),
      ...offerParts,
    }),
    v.strictObject({ kind: v.literal('amount'), amount: Amounts, ...offerParts }),
    v.strictObject({ kind: v.literal('free-shipping'), ...offerParts }),
    v.strictObject({
      kind: v.literal('gift'),
      gift: localized(text(300)),
      product: v.optional(ShopId),
      ...offerParts,
    }),
    v.strictObject({ kind: v.literal('points'), points: whole(1, 1e9), ...offerParts }),
    v.strictObject({ kind: v.literal('none'), ...offerParts }),
  ],
  'must have a kind: percent, amount, free-shipping, gift, points or none',
);
export type Offer = v.InferOutput<typeof Offer>;

export const Form = v.strictObject({
  fields: v.pipe(v.array(v.picklist(['email'])), v.minLength(1, 'must not be empty')),
  deliver: v.optional(v.picklist(['screen', 'email']), 'screen'),
  consent: v.optional(
    v.strictObject({ as: v.picklist(['checkbox', 'notice']), text: localized(text(1000)) }),
  ),
  confirm: v.optional(v.boolean()),
  turnstile: v.optional(text(100)),
});
export type Form = v.InferOutput<typeof Form>;

const slot = { slot: v.optional(Id), selector: v.optional(text(500)) };

export const View = v.variant(
  'as',
  [
    v.strictObject({ as: v.literal('popup'), teaser: v.optional(v.boolean()) }),
    v.strictObject({
      as: v.literal('slide-in'),
      teaser: v.optional(v.boolean()),
      side: v.optional(v.picklist(['start', 'end'])),
    }),
    v.pipe(
      v.strictObject({ as: v.literal('bar'), position: v.optional(v.picklist(['top', 'bottom'])), ...slot }),
      v.check(
        (b) => b.slot === undefined || b.selector === undefined,
        'needs a slot or a selector, not both',
      ),
    ),
    v.pipe(
      v.strictObject({ as: v.literal('inline'), ...slot }),
      v.check(
        (i) => (i.slot === undefined) !== (i.selector === undefined),
        'needs either a slot or a selector',
      ),
    ),
  ],
  'must have `as`: popup, slide-in, bar or inline',
);
export type View = v.InferOutput<typeof View>;

export const Goal = v.strictObject({
  kind: v.literal('free-shipping'),
  threshold: Amounts,
  countries: v.optional(v.pipe(v.array(Country), v.minLength(1))),
});
export type Goal = v.InferOutput<typeof Goal>;

/** An RFC 7396 merge patch over the campaign (`offer` is replaced whole); null removes the part; checked after merging. */
const patch = v.nullable(v.record(v.string(), v.unknown()));
export const Variant = v.strictObject({
  id: Id,
  weight: v.optional(
    v.pipe(v.number('must be a number'), v.minValue(0, 'must not be negative'), v.maxValue(1e6)),
    1,
  ),
  content: v.optional(patch),
  view: v.optional(patch),
  offer: v.optional(patch),
  form: v.optional(patch),
  recommendations: v.optional(patch),
  trigger: v.optional(patch),
});
export type Variant = v.InferOutput<typeof Variant>;

/** Without variants it has the campaign as it stands, to hold some visitors out of. */
export const Experiment = v.strictObject({
  id: Id,
  holdout: v.optional(Share),
  variants: v.optional(
    v.pipe(
      v.array(Variant),
      v.minLength(1, 'needs at least one variant'),
      v.maxLength(20),
      v.check((list) => list.some((x) => x.weight > 0), 'needs a variant with a weight above 0'),
    ),
    [{ id: ONLY_VARIANT, weight: 1 }],
  ),
});
export type Experiment = v.InferOutput<typeof Experiment>;

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
