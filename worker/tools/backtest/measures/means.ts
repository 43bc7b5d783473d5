// Measures that are means or medians of one number per row.
import type { Measure, Outcomes } from './outcomes.ts';

/** Mean of `values[i]`, row i belonging to `customers[i]`. */
export function meanOf(customers: readonly number[], values: readonly number[]): Measure {
  return (weights) => {
    let sum = 0;
    let rows = 0;
    for (let i = 0; i < values.length; i++) {
      const weight = weights[customers[i] ?? 0] ?? 0;
      sum += weight * (values[i] ?? 0);
      rows += weight;
    }
    return sum / rows;
  };
}

/** Mean squared error of probabilities (Brier 1950). */
export const brier = ({ customers, happened }: Outcomes, probabilities: readonly number[]): Measure =>
  meanOf(
    customers,
    probabilities.map((probability, i) => (probability - (happened[i] ?? 0)) ** 2),
  );

/** The middle value; of two, the higher. */
export function medianOf(customers: readonly number[], values: readonly number[]): Measure {
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  return (weights) => {
    const all = order.reduce((sum, row) => sum + (weights[customers[row] ?? 0] ?? 0), 0);
    let below = 0;
    for (const row of order) {
      below += weights[customers[row] ?? 0] ?? 0;
      if (below > all / 2) return values[row] ?? Number.NaN;
    }
    return Number.NaN;
  };
}
