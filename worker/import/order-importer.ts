// Orders on their way into the store: lines are numbered among equals and grouped, orders that come whole stay so.
import type { Loose } from '../platform/loose-json.ts';
import { type BulkPiece, bulkPiece, shopifyBulkOrder } from '../platform/shopify/bulk.ts';
import { shopifyOrder } from '../platform/shopify/order.ts';
import { wooOrder } from '../platform/woocommerce/order.ts';
import type { ImportResult, LineRow, OrderBatch } from '../store/api/orders.ts';
import { FileHabits } from './file-habits.ts';
import { GATHERED, GatheredOrders } from './gathered-orders.ts';
import type { Tally } from './import-answer.ts';
import type { Importer, ReadRecord } from './importer.ts';
import { orderDocument } from './order-document.ts';
import type { OrderHead, OrderSetting } from './order-line.ts';
import { OrderSheets, type SheetRow } from './order-sheets.ts';
import { OrderWindow } from './order-window.ts';
import { PendingBatch } from './pending-batch.ts';
import { isRecord } from './plain-record.ts';
import { WaitingRows } from './waiting-rows.ts';

/** What an order is that comes as one object. */
const DOCUMENTS = {
  own: { format: 'orders', reads: orderDocument },
  shopify: { format: 'shopify-orders-json', reads: shopifyOrder },
  bulk: { format: 'shopify-orders-jsonl', reads: shopifyBulkOrder },
  woocommerce: { format: 'woocommerce-orders-json', reads: wooOrder },
} as const;

/** WooCommerce tells addresses of its own kind, and dates without a zone. */
const platformOf = (value: JsonObject): 'shopify' | 'woocommerce' =>
  'date_created_gmt' in value || 'date_created' in value ? 'woocommerce' : 'shopify';

const LATE = `stands more than ${GATHERED.toLocaleString('en')} lines after the other lines of its order, which is taken for whole`;

const ORPHAN = `is a line item of no order that stands before it, or within ${GATHERED.toLocaleString('en')} lines`;

const TYPED =
  'lines tell an address beside a customer: whose it is, customers tell (`POST …/customers` with id and email)';

type JsonObject = Readonly<Record<string, unknown>>;

/** Rows hold what was typed at the checkout: whoever has an account may have typed any address. Which one is theirs,
 * customers tell. */
function withoutTyped(head: OrderHead): OrderHead {
  const { email: _, ...rest } = head;
  return head.customer === undefined ? head : rest;
}

function undated(head: OrderHead): OrderHead {
  const { updatedAt: _, ...rest } = head;
  return rest;
}

export class OrderImporter implements Importer {
  readonly #setting: OrderSetting;
  readonly #tally: Tally;
  readonly #send: (batch: OrderBatch) => Promise<ImportResult>;
  readonly #window = new OrderWindow();
  readonly #batch = new PendingBatch();
  readonly #habits: FileHabits;
  readonly #waiting = new WaitingRows<SheetRow>();
  #isOver = false;
  /** Orders of lines that tell when they were changed: only all lines together are the order as of then. */
  readonly #gathered = new GatheredOrders<OrderHead, LineRow>();
  /** Orders of a bulk export, with the line of the file they began on. */
  readonly #bulk = new GatheredOrders<{ readonly line: number; readonly value: Loose }, Loose>();
  readonly #sheets: OrderSheets;

  constructor(setting: OrderSetting, tally: Tally, send: (batch: OrderBatch) => Promise<ImportResult>) {
    this.#setting = setting;
    this.#tally = tally;
    this.#send = send;
    this.#habits = new FileHabits(setting);
    const known = (id: string) => this.#window.head(id);
    this.#sheets = new OrderSheets({ ...setting, habits: this.#habits, known }, tally);
  }

  header(names: readonly string[]): void {
    this.#sheets.header(names);
  }

  add(record: ReadRecord): void {
    const { line } = record;
    const piece = 'value' in record && isRecord(record.value) ? bulkPiece(record.value) : null;
    if ('fields' in record) this.#addRows(line, this.#sheets.ofRow(record));
    else if (piece) this.#addPiece(line, piece);
    else if (!isRecord(record.value)) this.#tally.reject(line, 'is not an object');
    else if (Array.isArray(record.value.lines)) this.#addDocument(line, record.value, 'own');
    else if (Array.isArray(record.value.line_items))
      this.#addDocument(line, record.value, platformOf(record.value));
    else this.#addRows(line, this.#sheets.ofObject(line, record.value));
  }

  end(): void {
    for (const row of this.#sheets.end()) this.#take(row);
    this.#decide();
    this.#isOver = true;
  }

  get full(): boolean {
    return this.#batch.full || this.#isReady;
  }

  async send(small: boolean): Promise<void> {
    do {
      for (let row = this.#ready(); row; row = this.#ready()) this.#addLine(row);
      if (this.#isOver && !this.#waiting.ready) this.#gathered.end();
      if (this.#isOver) this.#bulk.end();
      while (this.#addWhole());
      this.#tally.orders = this.#window.orders;
      if (this.#batch.size > 0) this.#tally.count(await this.#send(this.#batch.take(small)));
    } while (this.#isReady);
  }

  get #isReady(): boolean {
    return this.#waiting.ready || this.#gathered.ready || this.#bulk.ready;
  }

  /** Adds the next order whose lines are all there; whether there was one, and room. */
  #addWhole(): boolean {
    if (this.#batch.full) return false;
    const order = this.#gathered.take();
    if (order) this.#batch.addDocument({ ...order.head, lines: order.pieces });
    const bulk = order ? undefined : this.#bulk.take();
    if (bulk) this.#addDocument(bulk.head.line, { ...bulk.head.value, line_items: bulk.pieces }, 'bulk');
    return order !== undefined || bulk !== undefined;
  }

  #addPiece(line: number, piece: BulkPiece): void {
    if ('head' in piece) this.#bulk.begin(piece.order, { line, value: piece.head });
    else if ('item' in piece && !this.#bulk.add(piece.order, piece.item)) this.#tally.reject(line, ORPHAN);
  }

  #addRows(line: number, rows: readonly SheetRow[] | string): void {
    if (typeof rows === 'string') this.#tally.reject(line, rows);
    else for (const row of rows) this.#take(row);
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
    const known = this.#window.head(read.head.id);
    if (known?.updatedAt !== undefined && !this.#gathered.find(known.id)) {
      this.#tally.reject(line, LATE);
      return;
    }
    // Lines that told no time of change are gone ahead: what follows is not the whole order.
    const told = known && known.updatedAt === undefined ? undated(read.head) : read.head;
    const position = this.#window.position(told, read.line);
    if (told.customer !== undefined && told.email !== undefined) this.#tally.remark(TYPED);
    this.#keep(withoutTyped(told), { ...read.line, position });
    this.#batch.tell(read.seen);
  }

  #keep(head: OrderHead, line: LineRow): void {
    if (head.updatedAt === undefined) this.#batch.addLine(head, line);
    else {
      this.#gathered.begin(head.id, head);
      this.#gathered.add(head.id, line);
    }
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
    this.#batch.addDocument(read.part);
    for (const product of read.products) this.#batch.tell(product);
  }
}
