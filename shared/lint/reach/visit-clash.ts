// What of a visit rules a campaign out: its audience, its addresses against conditions on the path, its hours.
import type { Glob } from '../../decide/glob.ts';
import type { PreparedCampaign } from '../../decide/prepared.ts';
import { type OpenHours, opensNow } from '../../decide/schedule.ts';
import { WEEKDAYS } from '../../schema/vocabulary.ts';
import type { Conjunction } from './conjunctions.ts';
import { partsOf } from './operators.ts';
import { clashIn, fewValues } from './satisfiable.ts';

const HOUR = 60;
const DAY = 1440;

/** The attribute nobody can meet here, `''` where several together cannot be met; undefined when some visit may do. */
export function visitClash(
  prepared: PreparedCampaign,
  quiet: readonly Glob[],
  way: Conjunction,
): string | undefined {
  const clash = clashIn(way);
  if (clash !== undefined) return clash;
  if (!someAddress(prepared, prepared.onlyOverlay ? quiet : [], way)) return 'page.path';
  return prepared.open && !someTime(prepared.open, way) ? 'clock.hour' : undefined;
}

function someAddress(
  { include, exclude }: PreparedCampaign,
  quiet: readonly Glob[],
  way: Conjunction,
): boolean {
  const paths = fewValues('page.path', way.get('page.path') ?? []);
  if (paths === null) return true;
  const taken = (globs: readonly Glob[], path: string) => globs.some((glob) => glob.matches(path));
  // Conditions see a path without the slash at its end, globs with it.
  const spellings = paths.filter((path) => typeof path === 'string').flatMap((path) => [path, `${path}/`]);
  return spellings.some(
    (path) => (!include || taken(include, path)) && !taken(exclude, path) && !taken(quiet, path),
  );
}

/** Hours and weekdays of conditions against those of the schedule, in the same time zone. */
function someTime(open: OpenHours, way: Conjunction): boolean {
  const [weekday, hour] = [way.get('clock.weekday'), way.get('clock.hour')];
  if (!weekday && !hour) return true;
  const [days, hours] = [partsOf(weekday ?? []), partsOf(hour ?? [])];
  const minutes = [
    ...Array.from({ length: DAY / HOUR }, (_, i) => i * HOUR),
    ...(open.windows ?? []).map(({ start }) => start),
  ];
  return WEEKDAYS.some(
    (name, day) =>
      days.every(({ test }) => test(name)) &&
      minutes.some(
        (minute) =>
          hours.every(({ test }) => test(Math.floor(minute / HOUR))) &&
          opensNow(open, { weekday: day, minute }),
      ),
  );
}
