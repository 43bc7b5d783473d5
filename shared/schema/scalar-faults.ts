// What is wrong with a value that an attribute is compared with.
import type { Attribute, AttributeType } from './attributes.ts';
import { type Path, type PathFault, quoted } from './fault.ts';
import { didYouMean } from './nearest.ts';

const MAX_VALUES = 1000;
const MAX_TEXT = 500;

/** What a value of each type is called. */
export const NOUNS: Readonly<Record<AttributeType, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  strings: 'a list of texts',
  any: 'a text, a number, true or false',
};

/** The attribute as far as its values matter. */
export type Subject = Pick<Attribute, 'name' | 'type' | 'values' | 'shape'>;

/** What a list is compared with is compared with each of its texts. */
export const elementOf = (subject: Subject): Subject =>
  subject.type === 'strings' ? { ...subject, type: 'string' } : subject;

/** Faults of several values of an attribute. */
export function listFaults(operand: unknown, subject: Subject, path: Path): PathFault[] {
  if (!Array.isArray(operand)) return [{ path, detail: 'must be a list, like `["a", "b"]`' }];
  if (operand.length === 0) return [{ path, detail: 'must not be empty' }];
  if (operand.length > MAX_VALUES) return [{ path, detail: `must have at most ${MAX_VALUES} values` }];
  return operand.flatMap((value, i) => scalarFaults(value, elementOf(subject), [...path, i]));
}

/** Faults of one value. */
export function scalarFaults(value: unknown, subject: Subject, path: Path): PathFault[] {
  const { name, type } = subject;
  if (value === null)
    return [{ path, detail: 'must not be null; ask for what is not known by `{"$exists": false}`' }];
  const isText = typeof value === 'string';
  const fits =
    type === 'any'
      ? isText || typeof value === 'boolean' || isFiniteNumber(value)
      : type === 'number'
        ? isFiniteNumber(value)
        : typeof value === type;
  if (!fits) return [{ path, detail: `must be ${NOUNS[type]}, as \`${name}\` is` }];
  if (!isText) return [];
  if (value.length > MAX_TEXT) return [{ path, detail: `must have at most ${MAX_TEXT} characters` }];
  const never = neverFault(value, subject);
  return never === null ? [] : [{ path, detail: `\`${name}\` is never ${quoted(value)}${never}` }];
}

/** What the attribute is instead, when it can never be this. */
function neverFault(value: string, { values, shape }: Subject): string | null {
  if (values) {
    if (values.includes(value)) return null;
    return didYouMean(value, values) || `; it is one of ${values.join(', ')}`;
  }
  if (!shape || new RegExp(shape.pattern).test(value)) return null;
  return `; write it like ${quoted(shape.like)}`;
}

/** A number that JSON can hold. */
export const isFiniteNumber = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value);
