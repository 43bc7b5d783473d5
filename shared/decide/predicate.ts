// Predicate: a condition over visitors, compiled once, and what it asks about.
import { readerOf } from './attribute-values.ts';
import { clauseTest } from './clause-test.ts';
import { type Condition, conditionTest, type Test } from './condition-test.ts';
import type { Facts } from './facts.ts';
import { pathClause } from './path-clause.ts';

export type Predicate = {
  /** Among the predicates of its config. */
  readonly index: number;
  /** Asks about the visit or the person, which nobody knows without consent. */
  readonly personal: boolean;
  /** Asks about the value of the cart. */
  readonly money: boolean;
  readonly test: Test<Facts>;
};

/** The compiled form of a checked condition. */
export function predicate(condition: Condition, index = 0): Predicate {
  const names = new Set<string>();
  const test = conditionTest<Facts>(condition, (name, clause) => {
    names.add(name);
    const reader = readerOf(name);
    const holds = clauseTest(pathClause(name, clause));
    return (facts) => holds(facts.read(reader));
  });
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
