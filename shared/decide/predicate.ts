// Predicate: a condition compiled once. Comparisons become closures over the attributes they name; whatever is more
// than a comparison goes to GrowthBook's evaluator, with which the closures agree.
import { isObject } from '../schema/merge-patch.ts';
import { readerOf } from './attribute-values.ts';
import { clauseTest } from './clause-test.ts';
import type { Facts } from './facts.ts';

export type Test = (facts: Facts) => boolean;

export type Predicate = {
  /** Among the predicates of its config. */
  readonly index: number;
  /** Asks about the visit or the person, which nobody knows without consent. */
  readonly personal: boolean;
  /** Asks about the value of the cart. */
  readonly money: boolean;
  readonly test: Test;
};

type Condition = Readonly<Record<string, unknown>>;

/** The compiled form of a checked condition. */
export function predicate(condition: Condition, index = 0): Predicate {
  const names = new Set<string>();
  const test = every(condition, names);
  return {
    index,
    personal: [...names].some((name) => name.startsWith('session.') || name.startsWith('customer.')),
    money: names.has('cart.total'),
    test,
  };
}

/** The first key of a condition that does not hold. */
export function failingClause(condition: Condition, facts: Facts): string | undefined {
  return Object.keys(condition).find((key) => !predicate({ [key]: condition[key] }).test(facts));
}

function every(condition: Condition, names: Set<string>): Test {
  const tests = Object.entries(condition).map(([key, value]) => clause(key, value, names));
  const [only] = tests;
  return tests.length === 1 && only ? only : (facts) => tests.every((test) => test(facts));
}

function clause(key: string, value: unknown, names: Set<string>): Test {
  const all = key.startsWith('$') ? listOf(value).map((one) => every(one, names)) : [];
  if (key === '$and') return (facts) => all.every((test) => test(facts));
  if (key === '$or') return (facts) => all.some((test) => test(facts));
  if (key === '$nor') return (facts) => !all.some((test) => test(facts));
  if (key === '$not') return negated(isObject(value) ? every(value, names) : () => false);
  names.add(key);
  const reader = readerOf(key);
  const test = clauseTest(value);
  return (facts) => test(facts.read(reader));
}

const negated =
  (test: Test): Test =>
  (facts) =>
    !test(facts);

const listOf = (value: unknown): Condition[] => (Array.isArray(value) ? value.filter(isObject) : []);
