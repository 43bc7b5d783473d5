// Which operators a condition may use on an attribute of each type, and what they compare with.
import type { AttributeType } from './attributes.ts';

/** What stands on the right of an operator. */
export type Operand =
  | 'value'
  | 'order'
  | 'values'
  | 'texts'
  | 'boolean'
  | 'type'
  | 'size'
  | 'element'
  | 'pattern'
  | 'version'
  | 'not';

const EQUAL = { $eq: 'value', $ne: 'value' } as const;
const ORDER = { $lt: 'order', $lte: 'order', $gt: 'order', $gte: 'order' } as const;
const AMONG = { $in: 'values', $nin: 'values' } as const;
const AMONG_ANY_CASE = { $ini: 'texts', $nini: 'texts' } as const;
const TEXT = { $regex: 'pattern', $regexi: 'pattern' } as const;
const VERSION = {
  $veq: 'version',
  $vne: 'version',
  $vlt: 'version',
  $vlte: 'version',
  $vgt: 'version',
  $vgte: 'version',
} as const;
const LIST = { $all: 'values', $alli: 'texts', $size: 'size', $elemMatch: 'element' } as const;
const EVERY = { $exists: 'boolean', $type: 'type', $not: 'not' } as const;

const table = (...parts: readonly Readonly<Record<string, Operand>>[]): ReadonlyMap<string, Operand> =>
  new Map(parts.flatMap((part) => Object.entries(part)));

/** Operators by type of attribute. */
export const OPERATORS: Readonly<Record<AttributeType, ReadonlyMap<string, Operand>>> = {
  string: table(EQUAL, AMONG, AMONG_ANY_CASE, TEXT, VERSION, EVERY),
  number: table(EQUAL, ORDER, AMONG, EVERY),
  boolean: table(EQUAL, AMONG, EVERY),
  strings: table(EQUAL, AMONG, AMONG_ANY_CASE, LIST, EVERY),
  any: table(EQUAL, ORDER, AMONG, AMONG_ANY_CASE, TEXT, VERSION, EVERY),
};

/** Every operator there is, for suggestions. */
export const ALL_OPERATORS: ReadonlySet<string> = new Set(
  Object.values(OPERATORS).flatMap((operators) => [...operators.keys()]),
);

/** Operators that stand over whole conditions. */
export const GROUPS: readonly string[] = ['$and', '$or', '$nor', '$not'];
