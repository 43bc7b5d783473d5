// Dates as files hold them: with or without time, with or without zone.

/** Ms of a moment, or why the text is none. */
export type MomentRead = { readonly at: number } | { readonly why: string };

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const QUARTER_HOUR = 900_000;
const REMEMBERED = 50_000;

/** Reads dates of a store: a time without zone is the store's own. */
export class MomentReader {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  }

  /** A date alone means its noon, so that it is the same day in UTC too (east of UTC+12 excepted). */
  read(text: string): MomentRead {
    const parts = ISO.exec(text) ?? ISO.exec(text.trim().replaceAll('/', '-'));
    if (!parts)
      return { why: `has a date that is not like 2026-11-01 or 2026-11-01T09:30: \`${shown(text)}\`` };
    const [, year, month, day, hour, minute = 0, second = 0, fraction = '', zone] = parts;
    const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
    if (new Date(date).getUTCDate() !== Number(day) || Number(month) > 12 || Number(month) < 1) {
      return { why: `has a date that does not exist: \`${shown(text)}\`` };
    }
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) {
      return { why: `has a time that does not exist: \`${shown(text)}\`` };
    }
    const time = (Number(hour ?? 12) * 60 + Number(minute)) * 60_000 + Number(second) * 1000;
    const local = date + time + Number(fraction.slice(0, 3).padEnd(3, '0'));
    const at = zone && hour !== undefined ? local - zoneOffset(zone) : this.#utc(local);
    return at >= 0 ? { at } : { why: `has a date before 1970: \`${shown(text)}\`` };
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

/** Ms that a zone like `+01:00` is ahead of UTC; 0 for UTC itself. */
function zoneOffset(zone: string): number {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!parts) return 0;
  const ms = (Number(parts[2]) * 60 + Number(parts[3])) * 60_000;
  return parts[1] === '-' ? -ms : ms;
}

const shown = (text: string) => text.slice(0, 40);
