// Condition: a MongoDB-style query over published attributes. What `where` holds.
import * as v from 'valibot';
import { ATTRIBUTES, type Attribute, PRODUCT_ATTRIBUTES } from './attributes.ts';
import { conditionFaults } from './condition-faults.ts';

const conditionOver = (list: readonly Attribute[]) =>
  v.pipe(
    v.record(v.string(), v.unknown(), 'must be an object like `{"session.pages": {"$gte": 2}}`'),
    v.check((c) => conditionFaults(c, list).length === 0, 'has a fault'),
  );

export const Condition = conditionOver(ATTRIBUTES);
export type Condition = v.InferOutput<typeof Condition>;
export const ProductCondition = conditionOver(PRODUCT_ATTRIBUTES);
