// The little linear algebra that regressions need.

/** Σ of the products of two lists. */
export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** x with A·x = b for a symmetric positive matrix, by elimination. */
export function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i, row] of rows.entries()) {
    for (const below of rows.slice(i + 1)) {
      const factor = (below[i] ?? 0) / (row[i] ?? 1);
      for (let k = i; k < row.length; k++) below[k] = (below[k] ?? 0) - factor * (row[k] ?? 0);
    }
  }
  const x = right.map(() => 0);
  for (const [i, row] of [...rows.entries()].reverse()) {
    x[i] = ((row[right.length] ?? 0) - dot(row.slice(0, right.length), x)) / (row[i] ?? 1);
  }
  return x;
}
