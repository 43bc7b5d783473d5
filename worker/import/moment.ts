// Dates as files hold them: with or without time, with or without zone.
import { type DateParts, type DayOrder, dateParts } from './date-parts.ts';

/** Ms of a moment, or why the text is none. */
export type MomentRead = { readonly at: number } | { readonly why: string };

const QUARTER_HOUR = 900_000;
const REMEMBERED = 50_000;
const NOTHING_READ = { text: '', order: 'none', read: { why: 'has no date' } } as const;

/** Reads dates of a store: a time without zone is the store's own. */
export class MomentReader {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();
  #last: { readonly text: string; readonly order: string; readonly read: MomentRead } = NOTHING_READ;

  readonly timeZone: string;

  constructor(timeZone: string) {
    this.timeZone = timeZone;
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  }

  /** A date alone means its noon, so that it is the same day in UTC too (east of UTC+12 excepted). */
  read(text: string, order?: DayOrder): MomentRead {
    // The lines of one order say the same.
    if (text === this.#last.text && this.#last.order === (order ?? '')) return this.#last.read;
    const read = this.#read(text, order);
    this.#last = { text, order: order ?? '', read };
    return read;
  }

  #read(text: string, order: DayOrder | undefined): MomentRead {
    const parts = dateParts(text.trim(), order);
    if ('why' in parts) return { why: `${parts.why}: \`${shown(text)}\`` };
    const at = 'at' in parts ? parts.at : this.#moment(parts);
    if (typeof at === 'string') return { why: `${at}: \`${shown(text)}\`` };
    if (at < 0) return { why: `has a date before 1970: \`${shown(text)}\`` };
    return at < YEAR_ONE
      ? { why: `has a date in 1970, as an empty one becomes: \`${shown(text)}\`` }
      : { at };
  }

  #moment({ year, month, day, hour, minute, second, ms, zone }: DateParts): number | string {
    const date = Date.UTC(year, month - 1, day);
    if (month < 1 || month > 12 || new Date(date).getUTCDate() !== day)
      return 'has a date that does not exist';
    if ((hour ?? 0) > 23 || minute > 59 || second > 60) return 'has a time that does not exist';
    const local = date + ((hour ?? 12) * 60 + minute) * 60_000 + second * 1000 + ms;
    return zone !== undefined && hour !== undefined ? local - zoneOffset(zone) : this.#utc(local);
  }

  #utc(local: number): number {
    const near = local - this.#offset(local);
    return local - this.#offset(near);
  }

  #offset(at: number): number {
    const slot = Math.floor(at / QUARTER_HOUR);
    const known = this.#offsets.get(slot);
    if (known !== undefined) return known;
    if (this.#offsets.size >= REMEMBERED) this.#offsets.clear();
    const name = this.#format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const offset = zoneOffset(name.replace('GMT', ''));
    this.#offsets.set(slot, offset);
    return offset;
  }
}

/** Nobody's order is of 1970: it is what a program makes of no date. */
export const YEAR_ONE = 365 * 86_400_000;

/** Ms that a zone like `+01:00` is ahead of UTC; 0 for UTC itself. */
function zoneOffset(zone: string): number {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!parts) return 0;
  const ms = (Number(parts[2]) * 60 + Number(parts[3])) * 60_000;
  return parts[1] === '-' ? -ms : ms;
}

const shown = (text: string) => text.slice(0, 40);
