// Ridge regression of one product on its neighbours: (G + λI) w = g, by Cholesky's decomposition. For a product with all
// others as neighbours this is a column of EASE (Steck, "Embarrassingly Shallow Autoencoders", WWW 2019).
import type { CoCounts } from './co-counts.ts';

export type Ridge = {
  /** Weight of each neighbour for the product; the array is reused by the next call. `lambda` is above 0. */
  readonly weights: (product: number, around: readonly number[], lambda: number) => Float64Array;
};

/** Room for up to `most` neighbours. */
export function ridge(counts: CoCounts, most: number): Ridge {
  const lower = new Float64Array(most * most);
  const solution = new Float64Array(most);
  return {
    weights: (product, around, lambda) => {
      const size = Math.min(around.length, most);
      for (let row = 0; row < size; row++) {
        const one = around[row] ?? 0;
        for (let column = 0; column <= row; column++) {
          lower[row * most + column] = counts.of(one, around[column] ?? 0) + (row === column ? lambda : 0);
        }
        solution[row] = counts.of(product, one);
      }
      decompose(lower, size, most, lambda);
      substitute(lower, solution, size, most);
      return solution;
    },
  };
}

function decompose(lower: Float64Array, size: number, stride: number, least: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = lower[row * stride + column] ?? 0;
      for (let k = 0; k < column; k++) {
        sum -= (lower[row * stride + k] ?? 0) * (lower[column * stride + k] ?? 0);
      }
      // No pivot is below λ, unless counters that stopped at their limit make the counts contradict each other.
      const pivot = lower[column * stride + column] ?? 1;
      lower[row * stride + column] = row === column ? Math.sqrt(Math.max(least, sum)) : sum / pivot;
    }
  }
}

function substitute(lower: Float64Array, solution: Float64Array, size: number, stride: number): void {
  for (let row = 0; row < size; row++) {
    let sum = solution[row] ?? 0;
    for (let k = 0; k < row; k++) sum -= (lower[row * stride + k] ?? 0) * (solution[k] ?? 0);
    solution[row] = sum / (lower[row * stride + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = solution[row] ?? 0;
    for (let k = row + 1; k < size; k++) sum -= (lower[k * stride + row] ?? 0) * (solution[k] ?? 0);
    solution[row] = sum / (lower[row * stride + row] ?? 1);
  }
}
