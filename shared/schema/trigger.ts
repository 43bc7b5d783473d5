// Trigger: the moment in the browser at which an armed overlay shows.
import * as v from 'valibot';
import { Amounts, text, whole } from './primitives.ts';

const on = v.literal(true, 'must be true');

export const TriggerCondition = v.union(
  [
    v.strictObject({ immediately: on }),
    v.strictObject({ afterSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)) }),
    v.strictObject({ scrolledPercent: whole(1, 100) }),
    v.strictObject({ exitIntent: on }),
    v.strictObject({ inactiveSeconds: whole(1, 86_400) }),
    v.strictObject({ pagesViewed: whole(1, 1000) }),
    v.strictObject({ cartTotal: Amounts }),
    v.strictObject({ event: text(100) }),
    v.strictObject({ click: text(500) }),
  ],
  'must be one of immediately, afterSeconds, scrolledPercent, exitIntent, inactiveSeconds, pagesViewed, cartTotal, event or click',
);
export type TriggerCondition = v.InferOutput<typeof TriggerCondition>;

const conditions = v.pipe(
  v.array(TriggerCondition),
  v.minLength(1, 'needs at least one condition'),
  v.maxLength(10),
);

export const Trigger = v.union(
  [v.strictObject({ any: conditions }), v.strictObject({ all: conditions })],
  'must be `{"any": [...]}` or `{"all": [...]}`',
);
export type Trigger = v.InferOutput<typeof Trigger>;
