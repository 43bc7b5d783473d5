// How a file writes what can be read in two ways: `01/11/2026` and `1,234`. One row that is clear settles it for all.
import { type DayOrder, orderOfDate } from './date-parts.ts';
import { type DecimalMark, markOf } from './decimal.ts';
import type { MomentReader } from './moment.ts';

/** What decides when no row does. */
export type HabitSetting = {
  readonly moments: MomentReader;
  /** Nothing is ordered after it (ms). */
  readonly latest: number;
  /** The store's; `en` alone says nothing of a country. */
  readonly locale?: string | undefined;
  /** Settles dates from the start. */
  readonly dates?: DayOrder | undefined;
};

const NOT_OF_NUMBERS = /[^\d.,-]/g;

export class FileHabits {
  dayOrder: DayOrder | undefined;
  mark: DecimalMark | undefined;
  readonly #setting: HabitSetting;
  /** Dates that could be two days, while nothing settles which. */
  readonly #doubtful: string[] = [];
  #needsMark = false;
  #isDecided = false;

  constructor(setting: HabitSetting) {
    this.#setting = setting;
    this.dayOrder = setting.dates;
  }

  /** Learns from a row; whether all rows so far can be read by what is known now. */
  learn(date: string, money: string): boolean {
    if (this.dayOrder === undefined && date[4] !== '-') this.#learnDate(date);
    if (this.mark === undefined) this.#learnMark(money);
    const dateIsClear = this.dayOrder !== undefined || this.#doubtful.length === 0;
    return dateIsClear && (this.mark !== undefined || !this.#needsMark);
  }

  /** Decides what no row did, and says how. Prices stay open: no country decides them. */
  decide(): string | null {
    this.#isDecided = true;
    this.#needsMark = false;
    const [sample] = this.#doubtful;
    if (this.dayOrder !== undefined || sample === undefined) return null;
    const { moments, latest, locale = 'en' } = this.#setting;
    const isFuture = (order: DayOrder) =>
      this.#doubtful.some((date) => {
        const read = moments.read(date, order);
        return 'at' in read && read.at > latest;
      });
    const past = (['day-first', 'month-first'] as const).filter((order) => !isFuture(order));
    this.dayOrder = past.length === 1 ? past[0] : orderOf(locale, moments.timeZone);
    const ours = `the store is \`${locale}\` and in ${moments.timeZone}`;
    const why =
      past.length === 1 ? 'the other reading lies in the future' : `no date of the file tells, ${ours}`;
    return `\`${sample.slice(0, 40)}\` was read with the ${this.dayOrder === 'day-first' ? 'day' : 'month'} first: ${why}`;
  }

  #learnDate(date: string): void {
    const order = orderOfDate(date);
    if (order === null && this.#doubtful.length < DOUBTFUL && !this.#doubtful.includes(date))
      this.#doubtful.push(date);
    this.dayOrder = order ?? undefined;
  }

  #learnMark(money: string): void {
    const mark = markOf(money.replace(NOT_OF_NUMBERS, ''));
    if (mark === 'either') this.#needsMark = !this.#isDecided;
    else this.mark = mark ?? undefined;
  }
}

/** The month comes first in the United States, the Philippines, and the English of the Americas. */
function orderOf(locale: string, timeZone: string): DayOrder {
  const [, country] = /^[a-z]+-(?:[a-z]{4}-)?([a-z]{2})$/i.exec(locale) ?? [];
  if (country !== undefined && !/^ca$/i.test(country))
    return /^(us|ph)$/i.test(country) ? 'month-first' : 'day-first';
  return /^en/i.test(locale) && /^(America|US|Pacific\/Honolulu)/.test(timeZone)
    ? 'month-first'
    : 'day-first';
}

/** Different doubtful dates that are remembered: a year has 132. */
const DOUBTFUL = 400;
