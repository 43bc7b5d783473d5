// Implies: does whoever meets one term meet another? "Yes" is certain.
import { languageOf } from '../../schema/locale.ts';
import { candidatesOf } from './candidates.ts';
import { domainOf } from './domain.ts';
import type { Part } from './operators.ts';
import { LANGUAGES } from './satisfiable.ts';
import type { Term } from './term.ts';
import type { Work } from './work.ts';

/** Steps to try a value, and to bring up one to try. */
const A_TRIAL = 10;
const A_VALUE = 5;

/** Whether every value that meets `given` meets `wanted`, of the same attribute, too; false where that cannot be told,
 * or is too much work. */
export function implies(given: Term, wanted: Term, work: Work): boolean {
  if (given === wanted) return true;
  if (!wanted.marks.every((mark) => given.marks.includes(mark))) return false;
  const isTags = given.name === LANGUAGES;
  if (!isTags && given.few && wanted.few) return allIn(given.few, wanted.few, work);
  const known = given.implied.get(wanted);
  if (known !== undefined) return known;
  const found = isTags ? speakAll(given, wanted, work) : meetAll(given, wanted, work);
  given.implied.set(wanted, found);
  return found;
}

function allIn(values: ReadonlySet<unknown>, few: ReadonlySet<unknown>, work: Work): boolean {
  for (const value of values) if (!work.takes(1) || !few.has(value)) return false;
  return true;
}

/** Values are tried until one meets `given` and not `wanted`. */
function meetAll(given: Term, wanted: Term, work: Work): boolean {
  const open = wanted.parts.filter(({ key }) => !given.keys.has(key));
  if (open.length === 0) return true;
  const plain = given.parts.filter(({ constants }) => constants !== null);
  const values = given.few ? [...given.few] : valuesFor(given.name, [...plain, ...open], work);
  return (
    values?.every(
      (value) =>
        work.takes(A_TRIAL) &&
        (plain.some(({ test }) => !test(value)) || open.every(({ test }) => test(value))),
    ) ?? false
  );
}

/** Values that stand for all; null where that is too many. */
function valuesFor(name: string, parts: readonly Part[], work: Work): readonly unknown[] | null {
  const constants = parts.flatMap((part) => part.constants ?? []);
  return work.takes(A_VALUE * (1 + constants.length)) ? candidatesOf(domainOf(name), constants) : null;
}

/** A listed language takes its regions and scripts; of two with regions, only the same is sure. */
function speakAll(given: Term, wanted: Term, work: Work): boolean {
  const [tags = []] = given.clauses.map(tagsOf);
  return wanted.clauses
    .map(tagsOf)
    .every(
      (wide) =>
        work.takes(A_VALUE * (tags.length + wide.length)) &&
        tags.every((tag) => wide.includes(tag) || wide.includes(languageOf(tag))),
    );
}

const tagsOf = (list: unknown): string[] =>
  Array.isArray(list) ? list.map((tag) => String(tag).toLowerCase()) : [];
