// Orders on their way into the store: lines are numbered among equals and grouped, orders that come whole stay so.
import type { ImportResult, OrderBatch } from '../store/api.ts';
import { FIELDS, type OrderField } from './columns.ts';
import { cellsOf, type FieldTable, MissingColumns, requiredColumns } from './flat-rows.ts';
import type { Tally } from './import-answer.ts';
import type { Importer, ReadRecord } from './importer.ts';
import { orderDocument } from './order-document.ts';
import { type LineRead, type OrderSetting, orderLineReader } from './order-line.ts';
import { OrderWindow } from './order-window.ts';
import { PendingBatch } from './pending-batch.ts';
import { isRecord } from './plain-record.ts';

const TABLE: FieldTable<OrderField> = {
  names: FIELDS.orders,
  required: [['order'], ['at'], ['product', 'title'], ['quantity'], ['price']],
};
/** Different sets of keys that flat JSON lines may have before readers are made anew. */
const SHAPES = 100;

type LineReader = (fields: readonly string[]) => LineRead;
type JsonObject = Readonly<Record<string, unknown>>;

export class OrderImporter implements Importer {
  readonly #setting: OrderSetting;
  readonly #tally: Tally;
  readonly #send: (batch: OrderBatch) => Promise<ImportResult>;
  readonly #window = new OrderWindow();
  readonly #batch = new PendingBatch();
  readonly #shapes = new Map<string, LineReader>();
  #reader: LineReader = () => ({ why: 'comes before any header' });

  constructor(setting: OrderSetting, tally: Tally, send: (batch: OrderBatch) => Promise<ImportResult>) {
    this.#setting = setting;
    this.#tally = tally;
    this.#send = send;
  }

  header(names: readonly string[]): void {
    this.#reader = this.#readerOf(names);
  }

  add(record: ReadRecord): void {
    const { line } = record;
    if ('fields' in record) this.#addLine(line, this.#reader(record.fields));
    else if (!isRecord(record.value)) this.#tally.reject(line, 'is not an object');
    else if (Array.isArray(record.value.lines)) this.#addDocument(line, record.value);
    else this.#addLine(line, this.#flatLine(record.value));
  }

  get full(): boolean {
    return this.#batch.full;
  }

  async send(small: boolean): Promise<void> {
    this.#tally.answer.orders = this.#window.orders;
    if (this.#batch.size > 0) this.#tally.count(await this.#send(this.#batch.take(small)));
  }

  #addLine(line: number, read: LineRead): void {
    if ('why' in read) {
      this.#tally.reject(line, read.why);
      return;
    }
    const position = this.#window.position(read.head, read.line);
    this.#batch.addLine(read.head, { ...read.line, position });
    this.#batch.tell(read.seen);
  }

  #addDocument(line: number, value: JsonObject): void {
    const read = orderDocument(value, this.#setting);
    if ('why' in read) {
      this.#tally.reject(line, read.why);
      return;
    }
    for (const why of read.rejected) this.#tally.reject(line, why);
    this.#window.see(read.part);
    const outdated = this.#batch.addWhole(read.part);
    this.#tally.count({ new: 0, repeated: outdated, cancelled: 0 });
    for (const product of read.products) this.#batch.tell(product);
  }

  #flatLine(value: JsonObject): LineRead {
    const cells = cellsOf(value);
    if (!cells) return { why: 'is neither an order with `lines` nor a flat order line' };
    const keys = Object.keys(value);
    const shape = keys.join('\n');
    try {
      const reader = this.#shapes.get(shape) ?? this.#readerOf(keys);
      if (this.#shapes.size >= SHAPES) this.#shapes.clear();
      this.#shapes.set(shape, reader);
      return reader(cells);
    } catch (fault) {
      if (fault instanceof MissingColumns) return { why: fault.message };
      throw fault;
    }
  }

  #readerOf(names: readonly string[]): LineReader {
    return orderLineReader(requiredColumns(TABLE, names), this.#setting, (id) => this.#window.head(id));
  }
}
