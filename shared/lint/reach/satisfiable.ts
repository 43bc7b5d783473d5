// Satisfiable: can any visitor meet these clauses? "No" is certain; "yes" means that nothing speaks against it.
import { languageOf } from '../../schema/locale.ts';
import { STAGES } from '../../schema/vocabulary.ts';
import { candidatesOf } from './candidates.ts';
import { type Conjunction, joined } from './conjunctions.ts';
import { domainOf } from './domain.ts';
import { partsOf } from './operators.ts';
import { hasStageFacts, stageFacts } from './stage-facts.ts';

/** The languages of an audience, as tags. */
export const LANGUAGES = '#languages';

/** The attribute whose clauses nobody can meet, `''` where only several together cannot be met; undefined when some
 * visitor may meet all. */
export function clashIn(way: Conjunction): string | undefined {
  const asked = withLanguage(way);
  for (const [name, clauses] of asked) if (!canMeet(name, clauses)) return name;
  if (!asked.has('customer.segment') || !hasStageFacts(asked)) return undefined;
  const isMet = STAGES.some((stage) => {
    const all = joined(asked, stageFacts(stage));
    return [...all].every(([name, clauses]) => canMeet(name, clauses));
  });
  return isMet ? undefined : '';
}

/** What is asked of languages is asked of the page's. */
function withLanguage(way: Conjunction): Conjunction {
  const tags = way.get(LANGUAGES);
  if (!tags) return way;
  const rest = new Map([...way].filter(([name]) => name !== LANGUAGES));
  const clauses = tags.map((list) => ({ $in: Array.isArray(list) ? list.map(languageOf) : [] }));
  return joined(rest, new Map([['page.language', clauses]]));
}

const known = new Map<string, boolean>();
const MAX_KNOWN = 5000;

/** Whether some value meets every clause. Answers are kept: shops ask the same of many campaigns. */
function canMeet(name: string, clauses: readonly unknown[]): boolean {
  const key = `${name} ${JSON.stringify(clauses)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = valuesMeeting(name, clauses);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, found === null || found.length > 0);
  return found === null || found.length > 0;
}

/** The values, of those that stand for all, that meet every clause; null when that cannot be told. */
function valuesMeeting(name: string, clauses: readonly unknown[]): readonly unknown[] | null {
  const domain = domainOf(name);
  const parts = partsOf(clauses);
  const few = fewValues(name, clauses);
  if (few) return few;
  if (domain.values)
    return (candidatesOf(domain, []) ?? []).filter((value) => parts.every(({ test }) => test(value)));
  const plain = parts.filter(({ constants }) => constants !== null);
  const values = candidatesOf(
    domain,
    plain.flatMap(({ constants }) => constants ?? []),
  );
  return values?.filter((value) => plain.every(({ test }) => test(value))) ?? null;
}

/** The values that meet every clause where one of them names all that can; null where none does. Every other clause
 * can then be tried on them, a pattern too. */
export function fewValues(name: string, clauses: readonly unknown[]): readonly unknown[] | null {
  if (domainOf(name).type === 'strings') return null;
  const parts = partsOf(clauses);
  const named = parts.find(({ closed, constants }) => closed && constants !== null)?.constants;
  const asked = isShort(named ?? []) ? parts : parts.filter(({ constants }) => constants !== null);
  return named ? inDomain(name, named).filter((value) => asked.every(({ test }) => test(value))) : null;
}

/** Whether a pattern may be tried on all of them: it takes steps by the square of the length. */
const isShort = (values: readonly unknown[]): boolean =>
  values.length <= 10 && values.every((value) => String(value).length <= 60);

function inDomain(name: string, values: readonly unknown[]): readonly unknown[] {
  const { values: own, whole, least = -Infinity, most = Infinity } = domainOf(name);
  return values.filter((value) => {
    if (own && !own.includes(value)) return false;
    if (typeof value !== 'number') return true;
    return value >= least && value <= most && (!whole || Number.isInteger(value));
  });
}
