// Superset: does one campaign take every visit that another takes? "Yes" is certain.
import type { PreparedCampaign } from '../../decide/prepared.ts';
import type { OpenHours } from '../../decide/schedule.ts';
import { covers } from './glob-cover.ts';
import { implies } from './implies.ts';
import type { Way } from './term.ts';
import type { Work } from './work.ts';

/** A campaign with the ways to be in its audience. */
export type Reach = {
  readonly prepared: PreparedCampaign;
  readonly ways: readonly Way[];
  /** What every way asks, by names and marks: who asks for something else as well does not take all of its visits. */
  readonly always: ReadonlySet<string>;
};

export function reachOf(prepared: PreparedCampaign, ways: readonly Way[]): Reach {
  const [first = [], ...others] = ways.map(askedBy);
  return {
    prepared,
    ways,
    always: new Set(first.filter((one) => others.every((other) => other.includes(one)))),
  };
}

/** Marks first: by them campaigns that ask for much the same are told apart. */
const askedBy = (way: Way): readonly string[] => [
  ...[...way.values()].flatMap(({ marks }) => marks),
  ...way.keys(),
];

/** Whether `wide` is open to all visits, from `now` on, to which `narrow` is; false where that is too much work. */
export const takesAll = (wide: Reach, narrow: Reach, now: number, work: Work): boolean =>
  asksNoMore(wide, narrow) &&
  narrow.ways.every((way) => wide.ways.some((other) => holds(way, other, work))) &&
  urlsTaken(wide.prepared, narrow.prepared) &&
  timesTaken(wide.prepared.open, narrow.prepared.open, now);

/** A quick look: most campaigns of one place differ in what they ask about at all. */
function asksNoMore(wide: Reach, narrow: Reach): boolean {
  for (const one of wide.always) if (!narrow.always.has(one)) return narrow.ways.length === 0;
  return true;
}

/** Steps to look up a term. */
const A_TERM = 4;

/** Whether whoever meets `given` meets `wanted`. */
function holds(given: Way, wanted: Way, work: Work): boolean {
  for (const [name, term] of wanted) {
    const said = given.get(name);
    if (!work.takes(A_TERM) || !said || !implies(said, term, work)) return false;
  }
  return true;
}

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
