// Records on their way into two books, each through an importer of its own. They wait until a line before the moment
// tells the currency of a store nobody named.
import { Tally } from '../../import/import-answer.ts';
import type { ReadRecord } from '../../import/importer.ts';
import { OrderImporter } from '../../import/order-importer.ts';
import { customerIdOf } from '../../import/shop-id.ts';
import type { ImportResult, OrderBatch } from '../../store/api/orders.ts';
import { MomentsBefore } from './moments-before.ts';
import { OrderBook } from './order-book.ts';
import { pastRecord } from './past-record.ts';
import { type Cell, rawCells } from './raw-cells.ts';
import type { OrdersRead, Reading } from './read-orders.ts';
import { ReasonTally } from './reason-tally.ts';

/** Records that wait at most, and what the currency is then. */
const WAITING = 200_000;
const UNKNOWN = 'EUR';

type Importers = { readonly past: OrderImporter; readonly all: OrderImporter };

export class TwoSides {
  readonly #reading: Reading;
  readonly #books = { past: new OrderBook(), after: new OrderBook() };
  readonly #tallies = { past: new Tally(), all: new ReasonTally() };
  readonly #currencies = new Map<string, number>();
  #header: readonly string[] | null = null;
  #cellsOf = rawCells([]);
  #waiting: ReadRecord[] = [];
  #importers: Importers | null = null;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  header(names: readonly string[]): void {
    this.#header = names;
    this.#cellsOf = rawCells(names);
  }

  reject({ line, fault }: { readonly line: number; readonly fault: string }): void {
    this.#tallies.all.reject(line, fault);
  }

  /** Takes a record. Throws MissingColumns once the header is read. */
  add(record: ReadRecord): void {
    const cell = this.#cellsOf(record);
    const isPast = this.#isPast(cell('at'));
    if (isPast) this.#spell(cell('customer'));
    if (this.#importers) {
      this.#feed(record, this.#importers);
      return;
    }
    this.#waiting.push(record);
    const currency = this.#reading.currency ?? this.#currencyOf(cell, isPast);
    if (currency !== undefined || this.#waiting.length >= WAITING) this.#begin(currency);
  }

  /** Takes it that no record follows. */
  end(): void {
    const { past, all } = this.#importers ?? this.#begin(this.#reading.currency);
    past.end();
    all.end();
  }

  get full(): boolean {
    return this.#importers !== null && (this.#importers.past.full || this.#importers.all.full);
  }

  async send(): Promise<void> {
    await this.#importers?.past.send(false);
    await this.#importers?.all.send(false);
  }

  result(): OrdersRead {
    const [past, all] = [this.#tallies.past.answer, this.#tallies.all.answer];
    const answer = { ...all };
    for (const kind of ['new', 'repeated', 'cancelled'] as const) answer[kind] += past[kind];
    answer.lines = answer.new + answer.repeated + answer.cancelled + answer.rejected;
    return { ...this.#books, answer, reasons: this.#tallies.all.reasons, currencies: this.#currencies };
  }

  #begin(currency = UNKNOWN): Importers {
    const { at, moments, latest } = this.#reading;
    const setting = { currency, moments, latest };
    const before = { ...setting, moments: new MomentsBefore(moments, at, latest) };
    const importers = {
      past: new OrderImporter(before, this.#tallies.past, async (batch) => this.#books.past.take(batch)),
      all: new OrderImporter(setting, this.#tallies.all, async (batch) => this.#takeAfter(batch)),
    };
    this.#importers = importers;
    if (this.#header) {
      importers.past.header(this.#header);
      importers.all.header(this.#header);
    }
    for (const record of this.#waiting) this.#feed(record, importers);
    this.#waiting = [];
    return importers;
  }

  #feed(record: ReadRecord, { past, all }: Importers): void {
    const known = pastRecord(record, this.#reading.at, this.#reading.moments);
    if (known) past.add(known);
    all.add(record);
  }

  #isPast(when: string): boolean {
    const read = this.#reading.moments.read(when);
    return 'at' in read && read.at < this.#reading.at;
  }

  /** What a line of the past says of it; undefined for any other. */
  #currencyOf(cell: Cell, isPast: boolean): string | undefined {
    const code = cell('currency').toUpperCase();
    return isPast ? (/^[A-Z]{3}$/.test(code) ? code : UNKNOWN) : undefined;
  }

  /** Ids that an import brings into another form are given back as they came. */
  #spell(customer: string): void {
    const id = customerIdOf(customer);
    if (id !== customer && id !== '') this.#books.past.spell(`c:${id}`, customer);
  }

  #takeAfter(batch: OrderBatch): ImportResult {
    const { at } = this.#reading;
    const orders = batch.orders.flatMap((part) => {
      this.#currencies.set(part.currency, (this.#currencies.get(part.currency) ?? 0) + part.lines.length);
      const lines = part.lines.filter((line) => line.at >= at);
      return lines.length === 0 ? [] : [{ ...part, lines }];
    });
    return this.#books.after.take({ orders, products: batch.products });
  }
}
