// Local time: wall clock and weekday in the store's time zone, daylight saving included.

/** `weekday` 0 is Monday; `minute` is of the day. */
export type LocalTime = { readonly weekday: number; readonly minute: number };

const MINUTE = 60_000;
const DAY_MINUTES = 1440;
/** Offsets change on a quarter of an hour, so one answer of Intl serves until the next. */
const QUARTER = 15 * MINUTE;

const formatters = new Map<string, Intl.DateTimeFormat>();
const lastOffset = new Map<string, { readonly quarter: number; readonly offset: number }>();

export function localTime(timeZone: string, at: number): LocalTime {
  const wall = Math.floor((at + offsetAt(timeZone, at)) / MINUTE);
  const day = Math.floor(wall / DAY_MINUTES);
  return { weekday: (((day + 3) % 7) + 7) % 7, minute: wall - day * DAY_MINUTES };
}

/** The day on the calendar of the time zone, in whole days since 1970. */
export const localDay = (timeZone: string, at: number): number =>
  Math.floor((at + offsetAt(timeZone, at)) / (DAY_MINUTES * MINUTE));

/** The moment at which the clock, on the local day of `at`, reaches `minute` (1440 and more: the days after). */
export function momentOf(timeZone: string, at: number, minute: number): number {
  const offset = offsetAt(timeZone, at);
  const wall = at + offset;
  const target = wall - (((wall % 86_400_000) + 86_400_000) % 86_400_000) + minute * MINUTE;
  const guess = target - offset;
  const moment = target - offsetAt(timeZone, guess);
  // A clock put forward never shows the minutes it skips: by the time it had, it shows more.
  return offsetAt(timeZone, moment) === offsetAt(timeZone, guess) ? moment : guess;
}

function offsetAt(timeZone: string, at: number): number {
  const quarter = Math.floor(at / QUARTER);
  const known = lastOffset.get(timeZone);
  if (known?.quarter === quarter) return known.offset;
  const offset = intlOffset(timeZone, at);
  lastOffset.set(timeZone, { quarter, offset });
  return offset;
}

function intlOffset(timeZone: string, at: number): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(at)
      .map((p) => [p.type, Number(p.value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(at / 1000) * 1000;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    const numeric = 'numeric' as const;
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}
