// The batch being filled: lines grouped by order, products told once per upload.
import type { LineRow, OrderBatch, OrderPart, SeenProduct } from '../store/api/orders.ts';
import type { OrderHead } from './order-line.ts';

/** Lines in a batch: well below the 2 MB that SQLite takes as one value. */
const LINES = 2000;
/** Products remembered as told; of more, some are told again, which changes nothing. */
const PRODUCTS = 20_000;

type Part = { head: OrderHead; readonly lines: LineRow[] };

export class PendingBatch {
  #parts = new Map<string, Part>();
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

  /** Adds an order that came whole. Of two with the same id, the newer stays; returns the lines it outdates. */
  addWhole({ lines, ...head }: OrderPart): number {
    const known = this.#parts.get(head.id);
    if (known?.head.updatedAt !== undefined || (known && head.updatedAt !== undefined)) {
      const isNewer = (head.updatedAt ?? 0) > (known.head.updatedAt ?? 0);
      const outdated = isNewer ? known.lines.length : lines.length;
      if (isNewer) this.#parts.set(head.id, { head, lines: [...lines] });
      this.size += isNewer ? lines.length - outdated : 0;
      return outdated;
    }
    this.#partOf(head).lines.push(...lines);
    this.size += Math.max(1, lines.length);
    return 0;
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
    const orders = [...this.#parts.values()].map(({ head, lines }) => ({ ...head, lines }));
    const batch = { orders, products: this.#products, live };
    this.#parts = new Map();
    this.#products = [];
    this.size = 0;
    return batch;
  }

  #partOf(head: OrderHead): Part {
    const known = this.#parts.get(head.id);
    if (known) return known;
    const part = { head, lines: [] };
    this.#parts.set(head.id, part);
    return part;
  }
}
