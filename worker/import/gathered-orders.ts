// Orders that come in pieces and are whole once the last of them is there. Which is the last, only the end of the file
// tells for sure, so as many wait as fit; then those that began first are taken for complete.

/** Pieces that wait at most, of all orders together; an order without any counts as one. */
export const GATHERED = 20_000;

/** An order so far. */
export type Gathered<Head, Piece> = { head: Head; readonly pieces: Piece[] };

export class GatheredOrders<Head, Piece> {
  readonly #open = new Map<string, Gathered<Head, Piece>>();
  readonly #most: number;
  #size = 0;
  /** So many may stay: none, once the file is over. */
  #stay: number;

  constructor(most: number = GATHERED) {
    this.#most = most;
    this.#stay = most;
  }

  /** The order, if it waits for more of its pieces. */
  find(id: string): Gathered<Head, Piece> | undefined {
    return this.#open.get(id);
  }

  /** Begins an order, or tells its head anew. */
  begin(id: string, head: Head): void {
    const known = this.#open.get(id);
    if (known) known.head = head;
    else {
      this.#open.set(id, { head, pieces: [] });
      this.#grow();
    }
  }

  /** Adds a piece; whether its order waits for any. */
  add(id: string, piece: Piece): boolean {
    const known = this.#open.get(id);
    if (!known) return false;
    known.pieces.push(piece);
    if (known.pieces.length > 1) this.#grow();
    return true;
  }

  /** No piece follows. */
  end(): void {
    this.#stay = 0;
  }

  /** Whether orders are to be taken. */
  get ready(): boolean {
    return this.#size > this.#stay;
  }

  /** The order that began first, while more wait than may stay. */
  take(): Gathered<Head, Piece> | undefined {
    const [first] = this.ready ? this.#open : [];
    if (!first) return undefined;
    const [id, order] = first;
    this.#open.delete(id);
    this.#size -= Math.max(1, order.pieces.length);
    if (!this.ready && this.#stay > 0) this.#stay = this.#most;
    return order;
  }

  /** Where too many wait, a tenth is let go at once: a Map steps over all that was deleted at its front. */
  #grow(): void {
    this.#size++;
    if (this.#size > this.#most) this.#stay = this.#most * 0.9;
  }
}
