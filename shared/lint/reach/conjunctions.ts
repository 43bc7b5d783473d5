// Conjunctions: a formula as a list of ways to meet it, each with all that its attributes must meet.
import type { Formula } from './formula.ts';
import type { Work } from './work.ts';

/** Clauses by attribute, all of which must hold. */
export type Conjunction = ReadonlyMap<string, readonly unknown[]>;

/** More ways than these are not looked through. */
const MOST = 64;
const EVERYTHING: Conjunction = new Map();

/** Every way to meet the formula; null when there are too many to look at, or the work is used up. */
export function conjunctionsOf(formula: Formula, work: Work): readonly Conjunction[] | null {
  if ('name' in formula) return [new Map([[formula.name, [formula.clause]]])];
  const isAll = 'all' in formula;
  let ways: readonly Conjunction[] = isAll ? [EVERYTHING] : [];
  for (const part of isAll ? formula.all : formula.any) {
    const own = conjunctionsOf(part, work);
    if (own === null || !work.takes(sizeOf(ways) * own.length + sizeOf(own) * ways.length)) return null;
    if (isAll && ways.length * own.length > MOST) return null;
    ways = isAll ? ways.flatMap((way) => own.map((other) => joined(way, other))) : [...ways, ...own];
    if (ways.length > MOST) return null;
  }
  return ways;
}

/** Both at once. */
export function joined(one: Conjunction, other: Conjunction): Conjunction {
  if (one.size === 0) return other;
  if (other.size === 0) return one;
  const both = new Map(one);
  for (const [name, clauses] of other) both.set(name, [...(both.get(name) ?? []), ...clauses]);
  return both;
}

const sizeOf = (ways: readonly Conjunction[]): number => ways.reduce((sum, way) => sum + way.size, 1);
