// Formula: an audience as clauses about attributes, joined by "all" and "any". Negation is inside the clauses.
import type { Condition } from '../../decide/condition-test.ts';
import { pathClause } from '../../decide/path-clause.ts';
import { isObject } from '../../schema/merge-patch.ts';

/** What an attribute must meet: a clause as conditions have them. */
export type Atom = { readonly name: string; readonly clause: unknown };
export type Formula = Atom | { readonly all: readonly Formula[] } | { readonly any: readonly Formula[] };

const known = [new WeakMap<Condition, Formula>(), new WeakMap<Condition, Formula>()] as const;

/** The formula of a checked condition, or of its opposite; kept, for many campaigns name one segment. */
export function formulaOf(condition: Condition, negated = false): Formula {
  const kept = known[negated ? 1 : 0];
  const formula = kept.get(condition) ?? madeOf(condition, negated);
  kept.set(condition, formula);
  return formula;
}

function madeOf(condition: Condition, negated: boolean): Formula {
  const parts = Object.entries(condition).map(([key, value]) => partOf(key, value, negated));
  return negated ? { any: parts } : { all: parts };
}

function partOf(key: string, value: unknown, negated: boolean): Formula {
  if (!key.startsWith('$')) return atomOf(key, value, negated);
  if (key === '$not') return formulaOf(isObject(value) ? value : {}, !negated);
  const turned = key === '$nor' ? !negated : negated;
  const inner = (Array.isArray(value) ? value.filter(isObject) : []).map((one) => formulaOf(one, turned));
  // Met by one: `$or`, and what is not `$and` or not `$nor`.
  return (key === '$or') !== negated ? { any: inner } : { all: inner };
}

function atomOf(name: string, value: unknown, negated: boolean): Atom {
  const clause = pathClause(name, value);
  return { name, clause: negated ? { $not: isObject(clause) ? clause : { $eq: clause } } : clause };
}
