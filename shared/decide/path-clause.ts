// What a path is compared with, spelt as our paths are: decoded and without a trailing slash, so that `/cart/` asks
// for `/cart`. Patterns stay as they are.
import { isObject } from '../schema/merge-patch.ts';
import { decodedPath, withoutSlash } from './glob.ts';

const PATTERNS = new Set(['$regex', '$regexi']);

/** A clause about a path with every path in it spelt the same way. */
export function pathClause(clause: unknown): unknown {
  if (typeof clause === 'string') return withoutSlash(decodedPath(clause));
  if (Array.isArray(clause)) return clause.map(pathClause);
  if (!isObject(clause)) return clause;
  return Object.fromEntries(
    Object.entries(clause).map(([operator, operand]) => [
      operator,
      PATTERNS.has(operator) ? operand : pathClause(operand),
    ]),
  );
}
