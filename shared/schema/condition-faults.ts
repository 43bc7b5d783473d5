// What is wrong with a condition: unknown attributes, unknown operators, values of the wrong type, unsafe patterns.
import { type Attribute, attributeNamed } from './attributes.ts';
import { ALL_OPERATORS, GROUPS } from './condition-operators.ts';
import { type Path, type PathFault, quoted } from './fault.ts';
import { isObject } from './merge-patch.ts';
import { didYouMean } from './nearest.ts';
import { MAX_DEPTH, valueFaults } from './operand-faults.ts';

/** Clauses in one condition; a request may have to test them all. */
const MAX_CLAUSES = 200;

/** Every fault, each with the path from the condition to the key that is wrong. */
export function conditionFaults(
  condition: Readonly<Record<string, unknown>>,
  attributes: readonly Attribute[],
): PathFault[] {
  const tally = { clauses: 0 };
  const faults = clauseFaults(condition, attributes, [], 0, tally);
  if (tally.clauses <= MAX_CLAUSES) return faults;
  return [{ path: [], detail: `has more than ${MAX_CLAUSES} parts` }, ...faults];
}

type Tally = { clauses: number };

function clauseFaults(
  condition: unknown,
  attributes: readonly Attribute[],
  path: Path,
  depth: number,
  tally: Tally,
): PathFault[] {
  if (depth > MAX_DEPTH) return [{ path, detail: `is nested more than ${MAX_DEPTH} deep` }];
  if (!isObject(condition))
    return [{ path, detail: 'must be an object like `{"session.pages": {"$gte": 2}}`' }];
  const entries = Object.entries(condition);
  if (entries.length === 0 && depth > 0) return [{ path, detail: 'must not be empty' }];
  return entries.flatMap(([key, value]) => {
    tally.clauses++;
    const at = [...path, key];
    if (tally.clauses > MAX_CLAUSES) return [];
    if (key === '$not') return clauseFaults(value, attributes, at, depth + 1, tally);
    if (!GROUPS.includes(key)) return attributeFaults(key, value, attributes, at, depth);
    if (!Array.isArray(value) || value.length === 0)
      return [{ path: at, detail: 'must be a list of conditions, at least one' }];
    return value.flatMap((one, i) => clauseFaults(one, attributes, [...at, i], depth + 1, tally));
  });
}

function attributeFaults(
  name: string,
  value: unknown,
  attributes: readonly Attribute[],
  path: Path,
  depth: number,
): PathFault[] {
  const attribute = attributeNamed(name, attributes);
  if (attribute) return valueFaults(value, { ...attribute, name }, path, depth);
  if (!name.startsWith('$'))
    return [{ path, detail: `there is no attribute ${quoted(name)}${suggestion(name, attributes)}` }];
  const detail = ALL_OPERATORS.has(name)
    ? `${quoted(name)} must stand under an attribute, like \`{"session.pages": {"$gte": 2}}\``
    : `unknown operator ${quoted(name)}${didYouMean(name, GROUPS)}`;
  return [{ path, detail }];
}

/** The attribute that was meant: spelt nearly so, or ending so; else those that begin so. */
function suggestion(name: string, attributes: readonly Attribute[]): string {
  const last = name.slice(name.lastIndexOf('.') + 1);
  // Of `session.utm.*`, the part before the star is what can be misspelt.
  const names = attributes.map((attribute) => attribute.name.replace('*', () => last));
  const meant = didYouMean(name, [...names, ...GROUPS]);
  if (meant) return meant;
  const ending = attributes.find((attribute) => attribute.name.split('.').at(-1) === last);
  if (ending) return `; did you mean ${quoted(ending.name)}?`;
  const family = attributes.filter((attribute) => attribute.name.startsWith(`${name.split('.', 1)[0]}.`));
  return family.length > 0 ? `; there are ${family.map((one) => quoted(one.name)).join(', ')}` : '';
}
