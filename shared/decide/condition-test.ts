// ConditionTest: a condition compiled once into closures over the attributes it names, whatever these describe.
import { isObject } from '../schema/merge-patch.ts';
import { clauseTest } from './clause-test.ts';

export type Condition = Readonly<Record<string, unknown>>;

/** The value of a named attribute of a subject; undefined when it is not known. */
export type ValueOf<Subject> = (name: string) => (subject: Subject) => unknown;

/** Whether a checked condition holds of a subject. */
export function conditionTest<Subject>(
  condition: Condition,
  valueOf: ValueOf<Subject>,
): (subject: Subject) => boolean {
  const tests = Object.entries(condition).map(([key, value]) => clause(key, value, valueOf));
  const [only] = tests;
  return tests.length === 1 && only ? only : (subject) => tests.every((test) => test(subject));
}

function clause<Subject>(
  key: string,
  value: unknown,
  valueOf: ValueOf<Subject>,
): (subject: Subject) => boolean {
  const inner = key.startsWith('$') ? listOf(value).map((one) => conditionTest(one, valueOf)) : [];
  if (key === '$and') return (subject) => inner.every((test) => test(subject));
  if (key === '$or') return (subject) => inner.some((test) => test(subject));
  if (key === '$nor') return (subject) => !inner.some((test) => test(subject));
  if (key === '$not') {
    const negated = conditionTest(isObject(value) ? value : {}, valueOf);
    return (subject) => !negated(subject);
  }
  const read = valueOf(key);
  const test = clauseTest(value);
  return (subject) => test(read(subject));
}

const listOf = (value: unknown): Condition[] => (Array.isArray(value) ? value.filter(isObject) : []);
