// Order lines in columns of numbers: a million of them are some forty megabytes that no garbage collector walks through.
import type { LineRow } from '../../store/api/orders.ts';

/** Lines of one piece of the table. */
const PIECE = 1 << 16;
const NONE = -1;

class Piece {
  readonly at = new Float64Array(PIECE);
  readonly priceMinor = new Float64Array(PIECE);
  readonly totalMinor = new Float64Array(PIECE);
  readonly quantity = new Int32Array(PIECE);
  readonly position = new Int32Array(PIECE);
  readonly product = new Int32Array(PIECE);
  readonly variant = new Int32Array(PIECE);
  readonly subscription = new Uint8Array(PIECE);
  /** The line before it in the same order. */
  readonly before = new Int32Array(PIECE);
}

export class LineTable {
  readonly #pieces: Piece[] = [];
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();
  #length = 0;

  /** Keeps a line behind `before` (-1: the first of its order); the number of the line. */
  add(line: LineRow, before: number): number {
    const number = this.#length++;
    const i = number % PIECE;
    if (i === 0) this.#pieces.push(new Piece());
    const piece = this.#pieces[Math.floor(number / PIECE)];
    if (piece === undefined) throw new RangeError(`no piece holds line ${number}`);
    piece.at[i] = line.at;
    piece.priceMinor[i] = line.priceMinor;
    piece.totalMinor[i] = line.totalMinor;
    piece.quantity[i] = line.quantity;
    piece.position[i] = line.position;
    piece.product[i] = this.#numberOf(line.product);
    piece.variant[i] = line.variant === undefined ? NONE : this.#numberOf(line.variant);
    piece.subscription[i] = line.subscription ? 1 : 0;
    piece.before[i] = before;
    return number;
  }

  /** The lines of an order, in the order they came, by the number of its last one (-1: it has none). */
  linesUpTo(last: number): LineRow[] {
    const lines: LineRow[] = [];
    let number = last;
    for (let piece = this.#pieceOf(number); piece; piece = this.#pieceOf(number)) {
      const i = number % PIECE;
      lines.push(this.#line(piece, i));
      number = piece.before[i] ?? NONE;
    }
    return lines.reverse();
  }

  #pieceOf(number: number): Piece | undefined {
    return number < 0 ? undefined : this.#pieces[Math.floor(number / PIECE)];
  }

  #line(piece: Piece, i: number): LineRow {
    const variant = this.#texts[piece.variant[i] ?? NONE];
    return {
      product: this.#texts[piece.product[i] ?? NONE] ?? '',
      ...(variant !== undefined && { variant }),
      at: piece.at[i] ?? 0,
      quantity: piece.quantity[i] ?? 0,
      priceMinor: piece.priceMinor[i] ?? 0,
      totalMinor: piece.totalMinor[i] ?? 0,
      position: piece.position[i] ?? 0,
      subscription: piece.subscription[i] === 1,
    };
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    // A text cut out of a file holds on to all that was read with it: a copy does not.
    const copy = Buffer.from(text).toString();
    this.#numbers.set(copy, this.#texts.length);
    return this.#texts.push(copy) - 1;
  }
}
