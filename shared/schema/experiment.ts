// Experiment: what is compared, and with how many who see nothing.
import * as v from 'valibot';
import { Id, Share } from './primitives.ts';
import { ONLY_VARIANT } from './vocabulary.ts';

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
