// Everybody's baskets, kept compactly while the tables of companions are learnt from them: two bytes a product.
import type { BasketHistory } from '../../shared/recommend/co-counts.ts';

const END_OF_BASKET = 0xffff;
const END_OF_PERSON = 0xfffe;
/** 8 MB. Of more, every second person stays, and of those who come later as well. */
const MAX_CELLS = 1 << 22;

/** A list of people's baskets of product indices below 65,534; gone through as often as one likes. */
export class BasketList {
  readonly #maxCells: number;
  #cells = new Uint16Array(1 << 12);
  #length = 0;
  #seen = 0;
  #stride = 1;

  constructor(maxCells: number = MAX_CELLS) {
    this.#maxCells = maxCells;
  }

  /** Adds one person's baskets, oldest first; somebody without any is nobody. */
  add(history: BasketHistory): void {
    if (history.length === 0 || this.#seen++ % this.#stride !== 0) return;
    this.#append(history);
    while (this.#length > this.#maxCells && this.#stride < this.#seen) this.#thin();
  }

  *[Symbol.iterator](): Generator<number[][]> {
    let history: number[][] = [];
    let from = 0;
    for (let at = 0; at < this.#length; at++) {
      const cell = this.#cells[at];
      if (cell === END_OF_BASKET) {
        history.push([...this.#cells.subarray(from, at)]);
        from = at + 1;
      } else if (cell === END_OF_PERSON) {
        yield history;
        history = [];
        from = at + 1;
      }
    }
  }

  #append(history: BasketHistory): void {
    for (const basket of history) {
      for (const index of basket) this.#push(index);
      this.#push(END_OF_BASKET);
    }
    this.#push(END_OF_PERSON);
  }

  /** Keeps every second person, in place: what is written never overtakes what is read. */
  #thin(): void {
    let [kept, person] = [0, 0];
    for (let at = 0; at < this.#length; at++) {
      const cell = this.#cells[at] ?? 0;
      if (person % 2 === 0) this.#cells[kept++] = cell;
      if (cell === END_OF_PERSON) person++;
    }
    this.#length = kept;
    this.#stride *= 2;
  }

  #push(cell: number): void {
    if (this.#length === this.#cells.length) {
      const larger = new Uint16Array(this.#length * 2);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#cells[this.#length++] = cell;
  }
}
