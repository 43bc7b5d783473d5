// Months of a store's own calendar, as whole numbers that can be added and compared.

const QUARTER = 15 * 60_000;
/** No time zone is more than a day off: between these days of a month UTC tells the month by itself. */
const SURE_FROM = 3;
const SURE_TO = 26;
const MAX_KNOWN = 50_000;

/** Months since the year 0: January 2026 is 24,312. */
export type Month = number;

/** Tells the month of a moment (ms) in a time zone. */
export function monthsIn(timeZone: string): (at: number) => Month {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric' });
  const known = new Map<number, Month>();
  return (at) => {
    const utc = new Date(at);
    const day = utc.getUTCDate();
    if (day >= SURE_FROM && day <= SURE_TO) return utc.getUTCFullYear() * 12 + utc.getUTCMonth();
    const quarter = Math.floor(at / QUARTER);
    let month = known.get(quarter);
    if (month === undefined) {
      month = monthBy(format, at);
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(quarter, month);
    }
    return month;
  };
}

function monthBy(format: Intl.DateTimeFormat, at: number): Month {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return (parts.get('year') ?? 0) * 12 + (parts.get('month') ?? 1) - 1;
}

/** A month as people write it: `2026-01`. */
export const monthName = (month: Month): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

/** Lengths of periods, in months. */
export const PERIODS = { month: 1, quarter: 3, year: 12 } as const;
export type Period = keyof typeof PERIODS;

/** A period by its number, counted in its own length: `2026-01`, `2026-Q1`, `2026`. */
export function periodName(period: Period, index: number): string {
  if (period === 'month') return monthName(index);
  if (period === 'year') return String(index);
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
}
