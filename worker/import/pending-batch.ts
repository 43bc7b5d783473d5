// The batch being filled: lines grouped by order, products told once per upload.
import type { LineRow, OrderBatch, OrderPart, SeenProduct } from '../store/api/orders.ts';
import type { OrderHead } from './order-line.ts';

/** Lines in a batch: well below the 2 MB that SQLite takes as one value. */
const LINES = 2000;
/** Products remembered as told; of more, some are told again, which changes nothing. */
const PRODUCTS = 20_000;

type Part = { head: OrderHead; readonly lines: LineRow[] };

export class PendingBatch {
  #parts: Part[] = [];
  /** Those that further lines join. */
  #open = new Map<string, Part>();
  #products: SeenProduct[] = [];
  readonly #told = new Set<string>();
  /** Lines waiting. */
  size = 0;

  get full(): boolean {
    return this.size >= LINES;
  }

  addLine(head: OrderHead, line: LineRow): void {
    const part = this.#partOf(head);
    part.head = head;
    part.lines.push(line);
    this.size++;
  }

  /** Adds an order that came as a document. One that says when it was changed is whole, and stays by itself: which of
   * several holds, the store knows. */
  addDocument({ lines, ...head }: OrderPart): void {
    if (head.updatedAt === undefined) this.#partOf(head).lines.push(...lines);
    else {
      this.#parts.push({ head, lines: [...lines] });
      this.#open.delete(head.id);
    }
    this.size += Math.max(1, lines.length);
  }

  /** Keeps what a line says of its product, unless one that gave its name did before. */
  tell({ id, title, category }: SeenProduct): void {
    const name = title ? id : `${id}\n`;
    if (this.#told.has(id) || this.#told.has(name)) return;
    if (this.#told.size >= PRODUCTS) this.#told.clear();
    this.#told.add(name);
    this.#products.push({ id, ...(title && { title }), ...(category && { category }) });
  }

  take(live: boolean): OrderBatch {
    const orders = this.#parts.map(({ head, lines }) => ({ ...head, lines }));
    const batch = { orders, products: this.#products, live };
    this.#parts = [];
    this.#open = new Map();
    this.#products = [];
    this.size = 0;
    return batch;
  }

  #partOf(head: OrderHead): Part {
    const known = this.#open.get(head.id);
    if (known) return known;
    const part = { head, lines: [] };
    this.#open.set(head.id, part);
    this.#parts.push(part);
    return part;
  }
}
