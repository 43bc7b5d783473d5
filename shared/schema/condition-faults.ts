// What is wrong with a condition: unknown attributes, unknown operators, values of the wrong type, unsafe patterns.
import type { Attribute } from './attributes.ts';

export type ConditionFault = { readonly path: readonly (string | number)[]; readonly detail: string };

export function conditionFaults(
  _condition: Record<string, unknown>,
  _attributes: readonly Attribute[],
): ConditionFault[] {
  return [];
}
