// Dates as they could be read on a day: one that came later is refused.
import { type MomentRead, MomentReader } from '../../import/moment.ts';

const REFUSED = { why: 'is dated after what may be known' } as const;

/** Refuses what is dated from `before` on (ms). What lies beyond `latest` stays readable: it says how a file writes its
 * dates, and is no order of anybody's. */
export class MomentsBefore extends MomentReader {
  readonly #before: number;
  readonly #latest: number;

  constructor({ timeZone }: MomentReader, before: number, latest: number) {
    super(timeZone);
    this.#before = before;
    this.#latest = latest;
  }

  override read(...asked: Parameters<MomentReader['read']>): MomentRead {
    const read = super.read(...asked);
    return 'at' in read && read.at >= this.#before && read.at <= this.#latest ? REFUSED : read;
  }
}
