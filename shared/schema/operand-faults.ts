// What is wrong with what an operator is compared with.
import { ALL_OPERATORS, OPERATORS, type Operand } from './condition-operators.ts';
import { type Path, type PathFault, quoted } from './fault.ts';
import { isObject } from './merge-patch.ts';
import { didYouMean } from './nearest.ts';
import { patternFault } from './pattern-fault.ts';
import { elementOf, isFiniteNumber, listFaults, NOUNS, type Subject, scalarFaults } from './scalar-faults.ts';

export const MAX_DEPTH = 8;
const TYPES = ['string', 'number', 'boolean', 'array', 'undefined'];

/** Faults of what stands under an attribute: a bare value, or operators. */
export function valueFaults(value: unknown, subject: Subject, path: Path, depth: number): PathFault[] {
  if (depth > MAX_DEPTH) return [{ path, detail: `is nested more than ${MAX_DEPTH} deep` }];
  if (isObject(value)) return operatorFaults(value, subject, path, depth);
  if (!Array.isArray(value)) return scalarFaults(value, elementOf(subject), path);
  const all = subject.type === 'strings' ? ', `{"$all": [...]}` for all of them' : '';
  return [{ path, detail: `must use \`{"$in": [...]}\` for any of several${all}` }];
}

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

function patternFaults(operand: unknown, path: Path): PathFault[] {
  if (typeof operand !== 'string') return [{ path, detail: 'must be a regular expression in quotes' }];
  const detail = patternFault(operand);
  return detail === null ? [] : [{ path, detail }];
}
