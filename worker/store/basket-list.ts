// Baskets, kept compactly until the related table is built from them: two bytes a product.

const END = 0xffff;

/** A list of baskets of product indices below 65,535. */
export class BasketList {
  #cells = new Uint16Array(1 << 14);
  #length = 0;

  add(basket: Iterable<number>): void {
    let size = 0;
    for (const index of basket) {
      this.#push(index);
      size++;
    }
    if (size > 0) this.#push(END);
  }

  *[Symbol.iterator](): Generator<number[]> {
    let from = 0;
    for (let at = 0; at < this.#length; at++) {
      if (this.#cells[at] !== END) continue;
      yield [...this.#cells.subarray(from, at)];
      from = at + 1;
    }
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
