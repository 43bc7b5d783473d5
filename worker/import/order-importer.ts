// Orders on their way into the store: lines are numbered among equals and grouped, orders that come whole stay so.
import { shopifyOrder } from '../platform/shopify/order.ts';
import { wooOrder } from '../platform/woocommerce/order.ts';
import type { ImportResult, OrderBatch } from '../store/api.ts';
import { FileHabits } from './file-habits.ts';
import { cellsOf, MissingColumns } from './flat-rows.ts';
import type { Tally } from './import-answer.ts';
import type { Importer, ReadRecord } from './importer.ts';
import { orderDocument } from './order-document.ts';
import { type LineRead, type OrderSetting, orderLineReader } from './order-line.ts';
import type { OrderRow } from './order-shape.ts';
import { type OrderSheet, orderSheet } from './order-sheet.ts';
import { OrderWindow } from './order-window.ts';
import { PendingBatch } from './pending-batch.ts';
import { isRecord } from './plain-record.ts';
import { WaitingRows } from './waiting-rows.ts';

/** Different sets of keys that flat JSON lines may have before readers are made anew. */
const SHAPES = 100;

/** What an order is that comes as one object. */
const DOCUMENTS = {
  own: { format: 'orders', reads: orderDocument },
  shopify: { format: 'shopify-orders-json', reads: shopifyOrder },
  woocommerce: { format: 'woocommerce-orders-json', reads: wooOrder },
} as const;

/** WooCommerce tells addresses of its own kind, and dates without a zone. */
const platformOf = (value: JsonObject): 'shopify' | 'woocommerce' =>
  'date_created_gmt' in value || 'date_created' in value ? 'woocommerce' : 'shopify';

type Sheet = OrderSheet & { readonly read: (fields: readonly string[]) => LineRead };
type SheetRow = OrderRow & { readonly sheet: Sheet };
type JsonObject = Readonly<Record<string, unknown>>;

export class OrderImporter implements Importer {
  readonly #setting: OrderSetting;
  readonly #tally: Tally;
  readonly #send: (batch: OrderBatch) => Promise<ImportResult>;
  readonly #window = new OrderWindow();
  readonly #batch = new PendingBatch();
  readonly #habits: FileHabits;
  readonly #waiting = new WaitingRows<SheetRow>();
  readonly #shapes = new Map<string, Sheet>();
  #header: readonly string[] = [];
  #sheet: Sheet | null = null;

  constructor(setting: OrderSetting, tally: Tally, send: (batch: OrderBatch) => Promise<ImportResult>) {
    this.#setting = setting;
    this.#tally = tally;
    this.#send = send;
    this.#habits = new FileHabits(setting);
  }

  header(names: readonly string[]): void {
    this.#header = names;
    this.#sheet = this.#sheetOf(names);
    this.#tally.takenFor(this.#sheet.format, this.#sheet.ignored);
  }

  add(record: ReadRecord): void {
    const { line } = record;
    if ('fields' in record) this.#addRow(record);
    else if (!isRecord(record.value)) this.#tally.reject(line, 'is not an object');
    else if (Array.isArray(record.value.lines)) this.#addDocument(line, record.value, 'own');
    else if (Array.isArray(record.value.line_items))
      this.#addDocument(line, record.value, platformOf(record.value));
    else this.#addFlat(line, record.value);
  }

  end(): void {
    this.#endShapes();
    this.#decide();
  }

  get full(): boolean {
    return this.#batch.full || this.#waiting.ready;
  }

  async send(small: boolean): Promise<void> {
    do {
      for (let row = this.#ready(); row; row = this.#ready()) this.#addLine(row);
      this.#tally.orders = this.#window.orders;
      if (this.#batch.size > 0) this.#tally.count(await this.#send(this.#batch.take(small)));
    } while (this.#waiting.ready);
  }

  #addRow({ line, fields }: OrderRow): void {
    const sheet = this.#sheet;
    if (!sheet) this.#tally.reject(line, 'comes before any header');
    else if (fields[0] === this.#header[0] && fields.every((field, i) => field === this.#header[i]))
      this.#tally.reject(line, 'is the header once more');
    else this.#shaped({ line, fields }, sheet);
  }

  #shaped(row: OrderRow, sheet: Sheet): void {
    if (!sheet.shape) this.#take({ ...row, sheet });
    else for (const line of sheet.shape.push(row)) this.#take({ ...line, sheet });
  }

  #endShapes(): void {
    for (const sheet of [this.#sheet, ...this.#shapes.values()])
      for (const row of sheet?.shape?.end() ?? []) if (sheet) this.#take({ ...row, sheet });
  }

  /** Reads a row, or lets it wait until it is known how. */
  #take(row: SheetRow): void {
    const { columns } = row.sheet;
    const cell = (at: number | undefined) => (at === undefined ? '' : (row.fields[at]?.trim() ?? ''));
    const money = cell(columns.get('price')) || cell(columns.get('total'));
    const isClear = this.#habits.learn(cell(columns.get('at')), money);
    if (isClear && !this.#waiting.any) {
      this.#addLine(row);
      return;
    }
    const isMuch = this.#waiting.add(row);
    if (isClear) this.#waiting.release();
    else if (isMuch) this.#decide();
  }

  #decide(): void {
    const note = this.#habits.decide();
    if (note !== null) this.#tally.note(note);
    this.#waiting.release();
  }

  #ready(): SheetRow | undefined {
    return this.#batch.full ? undefined : this.#waiting.take();
  }

  #addLine({ line, fields, sheet }: SheetRow): void {
    const read = sheet.read(fields);
    if ('why' in read) {
      this.#tally.reject(line, read.why);
      return;
    }
    if (read.head.currency !== this.#setting.currency) this.#foreign(read.head.currency);
    const position = this.#window.position(read.head, read.line);
    this.#batch.addLine(read.head, { ...read.line, position });
    this.#batch.tell(read.seen);
  }

  #foreign(currency: string): void {
    this.#tally.remark(
      `lines are in ${currency}, the store is in ${this.#setting.currency}: they count as bought, their money is not added up`,
    );
  }

  #addDocument(line: number, value: JsonObject, kind: keyof typeof DOCUMENTS): void {
    const { format, reads } = DOCUMENTS[kind];
    this.#tally.takenFor(format);
    const read = reads(value, this.#setting);
    if (!('part' in read)) {
      this.#tally.reject(line, 'why' in read ? read.why : read.ignored);
      return;
    }
    for (const why of read.rejected) this.#tally.reject(line, why);
    if (read.part.currency !== this.#setting.currency)
      for (const _ of read.part.lines) this.#foreign(read.part.currency);
    this.#window.see(read.part);
    const outdated = this.#batch.addWhole(read.part);
    this.#tally.count({ new: 0, repeated: outdated, cancelled: 0 });
    for (const product of read.products) this.#batch.tell(product);
  }

  #addFlat(line: number, value: JsonObject): void {
    const fields = cellsOf(value);
    const sheet = fields
      ? this.#flatSheet(Object.keys(value))
      : 'is neither an order with `lines` nor a flat order line';
    if (typeof sheet === 'string') this.#tally.reject(line, sheet);
    else if (fields) this.#shaped({ line, fields }, sheet);
  }

  #flatSheet(keys: readonly string[]): Sheet | string {
    const shape = keys.join('\n');
    const known = this.#shapes.get(shape);
    if (known) return known;
    try {
      const sheet = this.#sheetOf(keys);
      if (this.#shapes.size >= SHAPES) {
        this.#endShapes();
        this.#shapes.clear();
      }
      this.#shapes.set(shape, sheet);
      this.#tally.takenFor(sheet.format, sheet.ignored);
      return sheet;
    } catch (fault) {
      if (fault instanceof MissingColumns) return fault.message;
      throw fault;
    }
  }

  #sheetOf(names: readonly string[]): Sheet {
    const remark = (text: string) => this.#tally.remark(text);
    const sheet = orderSheet(names, { currency: this.#setting.currency, remark });
    const { habits, known } = { habits: this.#habits, known: (id: string) => this.#window.head(id) };
    return { ...sheet, read: orderLineReader(sheet.columns, { ...this.#setting, habits, known }) };
  }
}
