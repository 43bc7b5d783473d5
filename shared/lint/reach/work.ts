// Work: how much thinking one config may take. What is left unthought is not claimed, however large the config.

const MOST_STEPS = 3_000_000;

export class Work {
  #left = MOST_STEPS;

  /** Whether so many more steps may be taken. */
  takes(steps: number): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }
}
