// Superset: does one campaign take every visit that another takes? "Yes" is certain.
import type { PreparedCampaign } from '../../decide/prepared.ts';
import type { OpenHours } from '../../decide/schedule.ts';
import { languageOf } from '../../schema/locale.ts';
import type { Conjunction } from './conjunctions.ts';
import { covers } from './glob-cover.ts';
import { implies, LANGUAGES } from './satisfiable.ts';

/** A campaign with the ways to be in its audience. */
export type Reach = { readonly prepared: PreparedCampaign; readonly ways: readonly Conjunction[] };

/** Whether `wide` is open to all visits, from `now` on, to which `narrow` is. */
export const takesAll = (wide: Reach, narrow: Reach, now: number): boolean =>
  narrow.ways.every((way) => wide.ways.some((other) => holds(way, other))) &&
  urlsTaken(wide.prepared, narrow.prepared) &&
  timesTaken(wide.prepared.open, narrow.prepared.open, now);

/** Whether whoever meets `given` meets `wanted`. */
const holds = (given: Conjunction, wanted: Conjunction): boolean =>
  [...wanted].every(([name, clauses]) => {
    const said = given.get(name);
    if (!said) return false;
    return name === LANGUAGES ? speakAll(clauses, said) : implies(name, said, clauses);
  });

/** A listed language takes its regions and scripts; of two with regions, only the same is sure. */
function speakAll(wanted: readonly unknown[], given: readonly unknown[]): boolean {
  const [tags = []] = given.map(tagsOf);
  return wanted
    .map(tagsOf)
    .every((wide) => tags.every((tag) => wide.includes(tag) || wide.includes(languageOf(tag))));
}

const tagsOf = (list: unknown): string[] =>
  Array.isArray(list) ? list.map((tag) => String(tag).toLowerCase()) : [];

function urlsTaken(wide: PreparedCampaign, narrow: PreparedCampaign): boolean {
  const included =
    wide.include === null ||
    (narrow.include?.every((one) => wide.include?.some((glob) => covers(glob, one))) ?? false);
  return included && wide.exclude.every((one) => narrow.exclude.some((glob) => covers(glob, one)));
}

function timesTaken(wide: OpenHours | null, narrow: OpenHours | null, now: number): boolean {
  if (wide === null) return true;
  const from = Math.max(now, narrow?.from ?? now);
  if (wide.from > from || wide.until < (narrow?.until ?? Number.POSITIVE_INFINITY)) return false;
  if (!wide.days && !wide.windows) return true;
  const sameHours = JSON.stringify(wide.windows) === JSON.stringify(narrow?.windows ?? null);
  return (
    sameHours && (!wide.days || (narrow?.days?.every((open, day) => !open || wide.days?.[day]) ?? false))
  );
}
