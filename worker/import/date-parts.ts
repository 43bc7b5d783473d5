// The parts of a date, whatever way it is written; what they add up to is moment.ts's.

/** Which of `01/11/2026` comes first. */
export type DayOrder = 'day-first' | 'month-first';

/** `hour` absent: a date alone. `zone` absent: the store's own. */
export type DateParts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  readonly zone?: string;
};

const TIME = String.raw`(?:(?:[T ]|,\s*|\s+at\s+)\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?`;
const END = String.raw`\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$`;
const WEEKDAY = String.raw`^(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}${END}`, 'i');
const NUMERIC = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}${END}`, 'i');
const MONTH_DAY = new RegExp(
  String.raw`${WEEKDAY}([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${TIME}${END}`,
  'i',
);
const DAY_MONTH = new RegExp(
  String.raw`${WEEKDAY}(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})${TIME}${END}`,
  'i',
);
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
/** Days of a spreadsheet since 1899-12-30, from 1971 to 2099. */
const SERIAL = /^([2-7]\d{4})(?:\.(\d+))?$/;
const SECONDS = /^(\d{9,10})(?:\.\d+)?$/;
const MILLIS = /^\d{12,13}$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/i;

const UNKNOWN = { why: 'has a date that is not like 2026-11-01 or 2026-11-01T09:30' };
const EITHER = { why: 'has a date that could be two days: write it like 2026-11-01' };

/** The parts of a date, or its moment in ms where it is a count, or why it is no date. */
export function dateParts(text: string, order?: DayOrder): DateParts | { at: number } | { why: string } {
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso) return parts(iso[1], iso[2], iso[3], iso.slice(4));
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [, first, mark = '', second, year] = numeric;
    const known = dayOrderOf(first, mark, second) ?? order;
    if (known === undefined) return EITHER;
    const [day, month] = known === 'day-first' ? [first, second] : [second, first];
    return parts(year, month, day, numeric.slice(5));
  }
  const named = MONTH_DAY.exec(text);
  if (named) return parts(named[3], monthOf(named[1]), named[2], named.slice(4));
  const other = DAY_MONTH.exec(text);
  if (other) return parts(other[3], monthOf(other[2]), other[1], other.slice(4));
  return counted(text);
}

/** What the date itself says of its order; null: nothing; undefined: it is no date of that kind. */
export function orderOfDate(text: string): DayOrder | null | undefined {
  const numeric = NUMERIC.exec(text);
  if (!numeric) return undefined;
  return dayOrderOf(numeric[1], numeric[2], numeric[3]) ?? null;
}

/** Points stand in dates of countries that write the day first. */
function dayOrderOf(first: string | undefined, mark: string | undefined, second: string | undefined) {
  if (mark === '.' || Number(first) > 12) return 'day-first';
  return Number(second) > 12 ? 'month-first' : undefined;
}

function counted(text: string): DateParts | { at: number } | { why: string } {
  const serial = SERIAL.exec(text);
  if (serial) {
    const ms = Math.round(Number(text) * 86_400) * 1000;
    const date = new Date(Date.UTC(1899, 11, 30) + ms);
    return {
      ...{ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
      ...(serial[2] !== undefined && { hour: date.getUTCHours() }),
      ...{ minute: date.getUTCMinutes(), second: date.getUTCSeconds(), ms: 0 },
    };
  }
  if (SECONDS.test(text)) return { at: Math.round(Number(text) * 1000) };
  return MILLIS.test(text) ? { at: Number(text) } : UNKNOWN;
}

function parts(
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
  [hour, minute, second, fraction, half, zone]: readonly (string | undefined)[],
): DateParts | { why: string } {
  if (month === 0) return UNKNOWN;
  const base = {
    ...{ year: fullYear(Number(year)), month: Number(month), day: Number(day) },
    ...{ minute: Number(minute ?? 0), second: Number(second ?? 0) },
    ms: Number((fraction ?? '').slice(0, 3).padEnd(3, '0')),
    ...(zone !== undefined && { zone }),
  };
  if (hour === undefined) return half === undefined ? base : UNKNOWN;
  if (half === undefined) return { ...base, hour: Number(hour) };
  if (Number(hour) < 1 || Number(hour) > 12) return { why: 'has a time that does not exist' };
  return { ...base, hour: (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) };
}

/** Two digits of a year as spreadsheets read them. */
const fullYear = (year: number) => (year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year);

const monthOf = (name: string | undefined) =>
  name !== undefined && MONTH_NAMES.test(name) ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : 0;
