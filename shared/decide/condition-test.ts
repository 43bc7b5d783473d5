// ConditionTest: a condition compiled once, whatever it is about; what an attribute is, its caller knows.
import { isObject } from '../schema/merge-patch.ts';

export type Condition = Readonly<Record<string, unknown>>;
export type Test<Subject> = (subject: Subject) => boolean;

/** The test of a checked condition, given that of one attribute under one clause. */
export function conditionTest<Subject>(
  condition: Condition,
  attributeTest: (name: string, clause: unknown) => Test<Subject>,
): Test<Subject> {
  const within = (inner: Condition) => conditionTest(inner, attributeTest);
  const tests = Object.entries(condition).map(([key, value]) => {
    if (!key.startsWith('$')) return attributeTest(key, value);
    return key === '$not' ? not(within(isObject(value) ? value : {})) : group(key, listOf(value).map(within));
  });
  const [only] = tests;
  return tests.length === 1 && only ? only : (subject) => tests.every((test) => test(subject));
}

function group<Subject>(operator: string, tests: readonly Test<Subject>[]): Test<Subject> {
  if (operator === '$and') return (subject) => tests.every((test) => test(subject));
  const some: Test<Subject> = (subject) => tests.some((test) => test(subject));
  return operator === '$or' ? some : not(some);
}

const not =
  <Subject>(test: Test<Subject>): Test<Subject> =>
  (subject) =>
    !test(subject);

const listOf = (value: unknown): Condition[] => (Array.isArray(value) ? value.filter(isObject) : []);
