// Condition: a MongoDB-style query over published attributes. What `where` holds.
import * as v from 'valibot';
import { ATTRIBUTES, type Attribute, PRODUCT_ATTRIBUTES } from './attributes.ts';
import { conditionFaults } from './condition-faults.ts';

/** Each fault is an issue of its own, with the path to the key that is wrong. */
const conditionOver = (list: readonly Attribute[]) =>
  v.pipe(
    v.record(v.string(), v.unknown(), 'must be an object like `{"session.pages": {"$gte": 2}}`'),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const input: Readonly<Record<string, unknown>> = dataset.value;
      for (const { path, detail } of conditionFaults(input, list)) {
        const [first, ...rest] = path.map((key) => ({
          type: 'unknown' as const,
          origin: 'value' as const,
          input,
          key,
          value: undefined,
        }));
        addIssue({ message: detail, ...(first && { path: [first, ...rest] }) });
      }
    }),
  );

export const Condition = conditionOver(ATTRIBUTES);
export type Condition = v.InferOutput<typeof Condition>;
export const ProductCondition = conditionOver(PRODUCT_ATTRIBUTES);
