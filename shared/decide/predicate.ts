// Predicate: a condition compiled once, so that deciding reads only the attributes it names, each at most once.
import { type ConditionInterface, evalCondition } from '@growthbook/growthbook';
import { isObject } from '../schema/merge-patch.ts';
import { type Reader, readerOf } from './attribute-values.ts';
import type { Facts } from './facts.ts';
import { rewritten, tokenOf } from './rewritten-condition.ts';

export type Predicate = {
  /** Asks about the visit or the person, which nobody knows without consent. */
  readonly personal: boolean;
  /** Asks about the value of the cart. */
  readonly money: boolean;
  readonly test: (facts: Facts) => boolean;
};

type Read = { readonly token: string; readonly reader: Reader };

/** The compiled form of a checked condition. */
export function predicate(condition: Readonly<Record<string, unknown>>): Predicate {
  const names = new Set<string>();
  const compiled = rewritten(condition, names);
  const reads: Read[] = [...names].map((name) => ({ token: tokenOf(name), reader: readerOf(name) }));
  return {
    personal: [...names].some((name) => name.startsWith('session.') || name.startsWith('customer.')),
    money: names.has('cart.total'),
    test: (facts) => {
      const { values } = facts;
      for (const { token, reader } of reads) if (!(token in values)) values[token] = reader(facts);
      return isCondition(compiled) && evalCondition(values, compiled);
    },
  };
}

/** The first key of a condition that does not hold. */
export function failingClause(
  condition: Readonly<Record<string, unknown>>,
  facts: Facts,
): string | undefined {
  return Object.keys(condition).find((key) => !predicate({ [key]: condition[key] }).test(facts));
}

const isCondition = (value: unknown): value is ConditionInterface => isObject(value);
