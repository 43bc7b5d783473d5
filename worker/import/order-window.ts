// What is remembered of the orders read last: what their lines said, and how many equal lines came.
// It is bounded: lines of one order may stand up to 100,000 lines apart in a file. Further apart, an equal line
// counts as the same line once more, and the order counts again.
import type { LineRow } from '../store/api/orders.ts';
import type { OrderHead } from './order-line.ts';

/** Orders and different lines: of one-line orders, 100,000 are two each. */
const ENTRIES = 200_000;

type Seen = { head: OrderHead; readonly lines: Map<string, number> };

export class OrderWindow {
  readonly #orders = new Map<string, Seen>();
  readonly #limit: number;
  /** Orders and their different lines. */
  #size = 0;
  /** Orders seen, each once. */
  orders = 0;

  constructor(limit: number = ENTRIES) {
    this.#limit = limit;
  }

  /** What earlier lines said of the order. */
  head(order: string): OrderHead | undefined {
    return this.#orders.get(order)?.head;
  }

  /** The position of a line among the equal ones of its order, from 0. */
  position(head: OrderHead, line: Omit<LineRow, 'position'>): number {
    const seen = this.#see(head);
    const key = `${line.product}\n${line.variant ?? ''}\n${line.priceMinor}`;
    const position = seen.lines.get(key) ?? 0;
    seen.lines.set(key, position + 1);
    if (position === 0) this.#size++;
    this.#forget(head.id);
    return position;
  }

  /** Counts an order that comes whole. */
  see(head: OrderHead): void {
    this.#see(head);
    this.#forget(head.id);
  }

  #see(head: OrderHead): Seen {
    const known = this.#orders.get(head.id);
    if (known) {
      known.head = head;
      return known;
    }
    const seen: Seen = { head, lines: new Map() };
    this.#orders.set(head.id, seen);
    this.orders++;
    this.#size++;
    return seen;
  }

  /** Forgets the orders seen first, a tenth at once: a Map steps over all that was deleted at its front. */
  #forget(but: string): void {
    if (this.#size <= this.#limit) return;
    for (const [id, { lines }] of this.#orders) {
      if (this.#size <= this.#limit * 0.9 || id === but) return;
      this.#orders.delete(id);
      this.#size -= 1 + lines.size;
    }
  }
}
