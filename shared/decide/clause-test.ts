// Does one attribute's value meet one clause? The evaluator lets what is unknown pass some tests (null < 5 holds, and
// /e/ finds the e of "undefined"); here nothing that is compared holds of a value that is not known. A list equals
// what it contains, as in MongoDB: `"customer.tags": "vip"` asks for the tag among others.
import { type ConditionInterface, evalCondition } from '@growthbook/growthbook';
import { isObject } from '../schema/merge-patch.ts';

export type ClauseTest = (value: unknown) => boolean;

/** The test of a bare value or of an object of operators, all of which must hold. */
export function clauseTest(clause: unknown): ClauseTest {
  if (!isObject(clause)) return (value) => equals(value, clause);
  const tests = Object.entries(clause).map(([operator, operand]) => operatorTest(operator, operand));
  const [only] = tests;
  return tests.length === 1 && only ? only : (value) => tests.every((test) => test(value));
}

const equals = (value: unknown, wanted: unknown): boolean =>
  value === wanted || (Array.isArray(value) && value.includes(wanted));

function operatorTest(operator: string, operand: unknown): ClauseTest {
  if (operator === '$not') {
    const inner = clauseTest(operand);
    return (value) => !inner(value);
  }
  if (operator === '$eq') return (value) => equals(value, operand);
  if (operator === '$ne') return (value) => !equals(value, operand);
  if (operator === '$exists') return (value) => (value !== undefined) === operand;
  return (typeof operand === 'number' && numberTest(operator, operand)) || evaluated(operator, operand);
}

/** Most conditions compare numbers. */
function numberTest(operator: string, operand: number): ClauseTest | undefined {
  const compared = (holds: (value: number) => boolean): ClauseTest => {
    return (value) => typeof value === 'number' && holds(value);
  };
  if (operator === '$lt') return compared((value) => value < operand);
  if (operator === '$lte') return compared((value) => value <= operand);
  if (operator === '$gt') return compared((value) => value > operand);
  return operator === '$gte' ? compared((value) => value >= operand) : undefined;
}

/** Everything else; these are true of what is not known, as their names say. */
const OF_UNKNOWN = new Set(['$nin', '$nini']);

function evaluated(operator: string, operand: unknown): ClauseTest {
  const condition: unknown = { value: { [operator]: safeOperand(operator, operand) } };
  if (!isCondition(condition)) return () => false;
  const ofUnknown = OF_UNKNOWN.has(operator) || (operator === '$type' && operand === 'undefined');
  return (value) => (value === undefined ? ofUnknown : evalCondition({ value }, condition));
}

/** The evaluator keeps compiled patterns in a plain object: `constructor` must not find Object's own. */
const safeOperand = (operator: string, operand: unknown): unknown =>
  operator === '$regex' || operator === '$regexi' ? `(?:${operand})` : operand;

const isCondition = (value: unknown): value is ConditionInterface => isObject(value);
