// What a path is compared with, spelt as our paths are: decoded and without a trailing slash, so that `/cart/` asks
// for `/cart`. Patterns stay as they are.
import { isObject } from '../schema/merge-patch.ts';
import { decodedPath, withoutSlash } from './glob.ts';

const PATHS: ReadonlySet<string> = new Set(['page.path', 'session.landing']);
const PATTERNS = new Set(['$regex', '$regexi']);

/** A clause about an attribute; where that is a path, with every path in it spelt the same way. */
export const pathClause = (name: string, clause: unknown): unknown =>
  PATHS.has(name) ? spelt(clause) : clause;

function spelt(clause: unknown): unknown {
  if (typeof clause === 'string') return withoutSlash(decodedPath(clause));
  if (Array.isArray(clause)) return clause.map(spelt);
  if (!isObject(clause)) return clause;
  return Object.fromEntries(
    Object.entries(clause).map(([operator, operand]) => [
      operator,
      PATTERNS.has(operator) ? operand : spelt(operand),
    ]),
  );
}
