// The profiles job: takes changed people from the outbox, folds their lines, publishes what differs.
import type { Profile } from '../../shared/schema/profile.ts';
import { profileOf } from '../../shared/segment/profile.ts';
import { recountPeople } from './conversions.ts';
import { isKnown } from './customers.ts';
import { type ProductNames, personHistory, visitorHistory, visitorsOf } from './history.ts';
import { clearMarks, demoteMarks, FAILED, hasMarks, LIVE, type Mark, marked } from './outbox.ts';
import { namesOnDemand } from './products.ts';
import { type Publication, publishProfiles, type Target } from './publish.ts';

/** So many histories are folded in less than a tenth of a second. KV allows 1,000 operations per
 * invocation; a customer may bring their browsers along. */
const PER_ROUND = 150;
const OPERATIONS = 900;
/** Of wholesale buyers fewer; one of them is always folded whole. */
const LINES = 8000;

/** What a round did: nobody left to publish, more to do, or puts failed. */
export type Round = 'done' | 'more' | 'failed';

/** Publishes one bounded round of profiles. While an import runs, only people who ordered live: the imported
 * ones change again with the next batch. */
export async function publishRound(target: Target, importing: boolean, now: number): Promise<Round> {
  const { sql } = target;
  const marks = marked(sql, importing ? LIVE : FAILED, PER_ROUND);
  if (marks.length === 0) return 'done';
  const { publications, taken } = publicationsOf(sql, marks);
  recountPeople(
    sql,
    marks.map(({ person }) => person).filter((person) => taken.has(person)),
  );
  const failed = await publishProfiles(target, publications, now);
  const isFailed = ({ person }: Mark) =>
    failed.has(person) || taken.get(person)?.some((visitor) => failed.has(visitor));
  clearMarks(
    sql,
    marks.filter((one) => taken.has(one.person) && !isFailed(one)),
  );
  demoteMarks(sql, marks.filter(isFailed));
  if (failed.size > 0) return 'failed';
  return hasMarks(sql) ? 'more' : 'done';
}

/** The profile of a person as rows have it now; null when nothing is known of them. */
export const publicationOf = (sql: SqlStorage, names: ProductNames, person: string): Publication =>
  folded(sql, names, person).publication;

/** The profile of a customer (`c:`) or a browser (`v:`) as rows have it of a moment. */
export const profileAt = (sql: SqlStorage, person: string, at: number): Profile | null =>
  folded(sql, namesOnDemand(sql), person, at).publication.profile;

/** That, and of how many lines. */
function folded(sql: SqlStorage, names: ProductNames, person: string, at?: number) {
  const history = person.startsWith('v:')
    ? visitorHistory(sql, names, person.slice(2), at)
    : personHistory(sql, names, person, at);
  const known = history.lines.length > 0 || history.subscribed !== 'unknown' || isKnown(sql, person);
  return { publication: { person, profile: known ? profileOf(history) : null }, lines: history.lines.length };
}

/** Publications of the marked people and their browsers; `taken`: the browsers of each mark that fitted in. */
function publicationsOf(sql: SqlStorage, marks: readonly Mark[]) {
  const names = namesOnDemand(sql);
  const publications = new Map<string, Publication>();
  const taken = new Map<string, string[]>();
  let read = 0;
  for (const { person } of marks) {
    const visitors = person.startsWith('c:') ? visitorsOf(sql, person).map((hash) => `v:${hash}`) : [];
    if (publications.size > 0 && (publications.size + visitors.length >= OPERATIONS || read >= LINES)) break;
    for (const one of [person, ...visitors]) {
      if (publications.has(one)) continue;
      const { publication, lines } = folded(sql, names, one);
      publications.set(one, publication);
      read += lines;
    }
    taken.set(person, visitors);
  }
  return { publications: [...publications.values()], taken };
}
