// Schedule: when a campaign is open, and until when, in the store's time zone.
import type { Schedule } from '../schema/audience.ts';
import { WEEKDAYS } from '../schema/vocabulary.ts';
import { type LocalTime, localTime, momentOf } from './local-time.ts';

/** Minutes of the day; a window whose end is not after its start passes midnight. */
type Window = { readonly start: number; readonly end: number };

export type OpenHours = {
  readonly from: number;
  readonly until: number;
  /** Weekdays on which a window may start, Monday first; null when every day. */
  readonly days: readonly boolean[] | null;
  /** Null when the whole day. */
  readonly windows: readonly Window[] | null;
};

const DAY = 1440;

export function openHours({ from, until, weekdays, hours }: Schedule): OpenHours {
  return {
    from: from ? Date.parse(from) : Number.NEGATIVE_INFINITY,
    until: until ? Date.parse(until) : Number.POSITIVE_INFINITY,
    days: weekdays ? WEEKDAYS.map((day) => weekdays.includes(day)) : null,
    windows: hours ? hours.map(windowOf) : null,
  };
}

/** Whether the weekday is one of the schedule's; in the part of a window after midnight, the day before counts. */
export function opensToday(open: OpenHours, local: LocalTime): boolean {
  if (!open.days) return true;
  return startsOn(open, local.weekday) || (hasSpill(open, local) && startsOn(open, local.weekday + 6));
}

/** Whether the clock is inside a window that started on an allowed day. */
export function opensNow(open: OpenHours, local: LocalTime): boolean {
  return opensToday(open, local) && (!open.windows || endMinutes(open, local).length > 0);
}

/** From when on it is closed (ms), or undefined when it never closes; asked only while it is open. */
export function closesAt(open: OpenHours, timeZone: string, now: number): number | undefined {
  const local = localTime(timeZone, now);
  const minute = open.windows ? Math.max(...endMinutes(open, local)) : endOfDays(open, local);
  const today = minute === undefined ? Number.POSITIVE_INFINITY : momentOf(timeZone, now, minute);
  const until = Math.min(open.until, today);
  return Number.isFinite(until) ? until : undefined;
}

/** The ends, in minutes of today, of the windows that are open at this minute. */
function endMinutes(open: OpenHours, { weekday, minute }: LocalTime): number[] {
  return (open.windows ?? []).flatMap(({ start, end }) => {
    const ends: number[] = [];
    const spills = end <= start;
    if (spills && minute < end && startsOn(open, weekday + 6)) ends.push(end);
    if (minute >= start && (spills || minute < end) && startsOn(open, weekday))
      ends.push(spills ? end + DAY : end);
    return ends;
  });
}

function hasSpill(open: OpenHours, { minute }: LocalTime): boolean {
  return (open.windows ?? []).some(({ start, end }) => end <= start && minute < end);
}

/** The midnight after which a day is not allowed, in minutes of today; undefined when all are. */
function endOfDays(open: OpenHours, { weekday }: LocalTime): number | undefined {
  if (!open.days) return undefined;
  for (let ahead = 1; ahead < 7; ahead++) if (!startsOn(open, weekday + ahead)) return ahead * DAY;
  return undefined;
}

const startsOn = (open: OpenHours, weekday: number): boolean => open.days?.[weekday % 7] ?? true;

function windowOf(hours: string): Window {
  const [start = 0, end = 0] = hours.split('-').map((clock) => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    return hour * 60 + minute;
  });
  return { start, end };
}
