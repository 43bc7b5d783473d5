// The evaluator lets what is unknown pass some tests (null < 5 holds, /e/ finds the e of "undefined"). Rewritten
// conditions ask first whether the value is known; a bare value becomes the `$in` it stands for.
import { isObject } from '../schema/merge-patch.ts';

type Condition = Readonly<Record<string, unknown>>;

/** The evaluator splits names at dots to walk into objects; our names are flat. */
export const tokenOf = (name: string): string => name.replaceAll('.', '\u0000');

/** These turn an unknown value into text before they look at it. */
const NEEDS_VALUE = new Set(['$regex', '$regexi', '$veq', '$vne', '$vgt', '$vgte', '$vlt', '$vlte']);

/** The condition over flat tokens; every attribute it names is added to `names`. */
export function rewritten(condition: Condition, names: Set<string>): Condition {
  return Object.fromEntries(
    Object.entries(condition).map(([key, value]) => {
      if (key === '$and' || key === '$or' || key === '$nor') return [key, eachRewritten(value, names)];
      if (key === '$not') return [key, isObject(value) ? rewritten(value, names) : value];
      names.add(key);
      return [tokenOf(key), operators(value)];
    }),
  );
}

const eachRewritten = (list: unknown, names: Set<string>): unknown[] =>
  Array.isArray(list) ? list.map((entry) => (isObject(entry) ? rewritten(entry, names) : entry)) : [];

function operators(value: unknown): unknown {
  if (!isObject(value)) return value === null ? { $exists: false } : { $in: [value] };
  const entries = Object.entries(value).map(([operator, operand]) => [
    operator,
    rewrittenOperand(operator, operand),
  ]);
  const guarded = Object.keys(value).some((operator) => NEEDS_VALUE.has(operator));
  return Object.fromEntries(guarded ? [['$exists', true], ...entries] : entries);
}

function rewrittenOperand(operator: string, operand: unknown): unknown {
  if (operator === '$not' || operator === '$elemMatch') return operators(operand);
  if (operator === '$size') return isObject(operand) ? operators(operand) : operand;
  // The evaluator keeps compiled patterns in a plain object: `constructor` must not find Object's.
  if (operator === '$regex' || operator === '$regexi') return `(?:${operand})`;
  return operand;
}
