// What is wrong with what an operator is compared with.
import type { Attribute, AttributeType } from './attributes.ts';
import { ALL_OPERATORS, OPERATORS, type Operand } from './condition-operators.ts';
import { type Path, type PathFault, quoted } from './fault.ts';
import { isObject } from './merge-patch.ts';
import { didYouMean } from './nearest.ts';
import { patternFault } from './pattern-fault.ts';

export const MAX_DEPTH = 8;
const MAX_VALUES = 1000;
const MAX_TEXT = 500;
const TYPES = ['string', 'number', 'boolean', 'array', 'undefined'];

const NOUNS: Readonly<Record<AttributeType, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  strings: 'a list of texts',
  any: 'a text, a number, true or false',
};

type Subject = Pick<Attribute, 'name' | 'type' | 'values' | 'shape'>;

/** Faults of what stands under an attribute: a bare value, or operators. */
export function valueFaults(value: unknown, subject: Subject, path: Path, depth: number): PathFault[] {
  if (depth > MAX_DEPTH) return [{ path, detail: `is nested more than ${MAX_DEPTH} deep` }];
  if (isObject(value)) return operatorFaults(value, subject, path, depth);
  if (!Array.isArray(value)) return scalarFaults(value, elementOf(subject), path);
  const all = subject.type === 'strings' ? ', `{"$all": [...]}` for all of them' : '';
  return [{ path, detail: `must use \`{"$in": [...]}\` for any of several${all}` }];
}

/** What a list is compared with is compared with each of its texts. */
const elementOf = (subject: Subject): Subject =>
  subject.type === 'strings' ? { ...subject, type: 'string' } : subject;

function operatorFaults(
  operators: Readonly<Record<string, unknown>>,
  subject: Subject,
  path: Path,
  depth: number,
): PathFault[] {
  const entries = Object.entries(operators);
  if (entries.length === 0) return [{ path, detail: 'must hold an operator, like `{"$gte": 2}`' }];
  const known = OPERATORS[subject.type];
  return entries.flatMap(([operator, operand]) => {
    const at = [...path, operator];
    const kind = known.get(operator);
    if (kind) return operandFaults(kind, operand, subject, at, depth);
    if (!ALL_OPERATORS.has(operator))
      return [
        { path: at, detail: `unknown operator ${quoted(operator)}${didYouMean(operator, known.keys())}` },
      ];
    const detail = `${quoted(operator)} cannot be used on \`${subject.name}\`, which is ${NOUNS[subject.type]}`;
    return [{ path: at, detail }];
  });
}

function operandFaults(
  kind: Operand,
  operand: unknown,
  subject: Subject,
  path: Path,
  depth: number,
): PathFault[] {
  const must = (detail: string, holds: boolean): PathFault[] => (holds ? [] : [{ path, detail }]);
  switch (kind) {
    case 'value':
      return scalarFaults(operand, elementOf(subject), path);
    case 'order':
      return subject.type === 'number'
        ? scalarFaults(operand, subject, path)
        : must('must be a number or text', typeof operand === 'string' || isFiniteNumber(operand));
    case 'values':
      return listFaults(operand, subject, path);
    case 'texts':
      // Compared whatever their case, so what the attribute's values look like does not matter.
      return listFaults(operand, { name: subject.name, type: 'string' }, path);
    case 'boolean':
      return must('must be true or false', typeof operand === 'boolean');
    case 'type':
      return must(
        `must be one of ${TYPES.join(', ')}`,
        typeof operand === 'string' && TYPES.includes(operand),
      );
    case 'size':
      return valueFaults(operand, { name: 'its length', type: 'number' }, path, depth + 1);
    case 'element':
      return isObject(operand)
        ? valueFaults(operand, { name: 'an element', type: 'string' }, path, depth + 1)
        : must('must hold operators, like `{"$regex": "^sku"}`', false);
    case 'pattern':
      return patternFaults(operand, path);
    case 'version':
      return must('must be a version like `1.4.2`', typeof operand === 'string' && operand.length <= 100);
    case 'not':
      return valueFaults(operand, subject, path, depth + 1);
  }
}

function listFaults(operand: unknown, subject: Subject, path: Path): PathFault[] {
  if (!Array.isArray(operand)) return [{ path, detail: 'must be a list, like `["a", "b"]`' }];
  if (operand.length === 0) return [{ path, detail: 'must not be empty' }];
  if (operand.length > MAX_VALUES) return [{ path, detail: `must have at most ${MAX_VALUES} values` }];
  return operand.flatMap((value, i) => scalarFaults(value, elementOf(subject), [...path, i]));
}

function scalarFaults(value: unknown, subject: Subject, path: Path): PathFault[] {
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

function patternFaults(operand: unknown, path: Path): PathFault[] {
  if (typeof operand !== 'string') return [{ path, detail: 'must be a regular expression in quotes' }];
  const detail = patternFault(operand);
  return detail === null ? [] : [{ path, detail }];
}

const isFiniteNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
