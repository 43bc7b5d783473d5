// Operators: a clause taken apart, and which of its parts can be judged by trying values.
import { type ClauseTest, clauseTest } from '../../decide/clause-test.ts';
import { isObject } from '../../schema/merge-patch.ts';

/** One operator with its operand; `key` tells equal ones. */
export type Part = {
  readonly key: string;
  readonly test: ClauseTest;
  /** What it compares with; null where values of other looks can meet it, as with a pattern. */
  readonly constants: readonly unknown[] | null;
  /** Only its constants meet it. */
  readonly closed: boolean;
};

/** Lists longer than these are not looked through. */
const MOST = 60;

const known = new WeakMap<readonly unknown[], readonly Part[]>();

/** The parts of the clauses of one attribute; kept, for a campaign is compared with many. */
export function partsOf(clauses: readonly unknown[]): readonly Part[] {
  const parts = known.get(clauses) ?? clauses.flatMap(partsOfOne);
  known.set(clauses, parts);
  return parts;
}

const partsOfOne = (clause: unknown): readonly Part[] =>
  isObject(clause)
    ? Object.entries(clause).map(([operator, operand]) => partOf(operator, operand))
    : [partOf('$eq', clause)];

function partOf(operator: string, operand: unknown): Part {
  const constants = constantsOf(operator, operand);
  return {
    key: JSON.stringify([operator, operand]),
    test: clauseTest({ [operator]: operand }),
    constants: constants && constants.length <= MOST ? constants : null,
    closed: operator === '$eq' || operator === '$in',
  };
}

function constantsOf(operator: string, operand: unknown): readonly unknown[] | null {
  switch (operator) {
    case '$eq':
    case '$ne':
      return [operand];
    case '$in':
    case '$nin':
    case '$all':
      return Array.isArray(operand) ? operand : null;
    case '$lt':
    case '$lte':
    case '$gt':
    case '$gte':
      return typeof operand === 'number' ? [operand] : null;
    case '$exists':
      return [];
    case '$not':
      return insideNot(operand);
    default:
      return null;
  }
}

function insideNot(operand: unknown): readonly unknown[] | null {
  if (!isObject(operand)) return [operand];
  const inner = Object.entries(operand).map(([operator, value]) => constantsOf(operator, value));
  return inner.some((one) => one === null) ? null : inner.flatMap((one) => one ?? []);
}
