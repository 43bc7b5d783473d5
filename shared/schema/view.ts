// View: how a campaign is drawn, and where.
import * as v from 'valibot';
import { Id, text } from './primitives.ts';

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
