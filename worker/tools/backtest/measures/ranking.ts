// How well scores put what happened before what did not.
import type { Measure, Outcomes } from './outcomes.ts';

type Counts = { readonly yes: number; readonly no: number };
type Ranked = { readonly auc: Measure; readonly averagePrecision: Measure };

/** AUC: the probability that something that happened scores above something that did not, ties counting half. Average
 * precision: Σ (recall gained) · precision from the highest score down, equal scores at once (as scikit-learn has it). */
export function ranking(outcomes: Outcomes, scores: readonly number[]): Ranked {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const customers = Uint32Array.from(order, (i) => outcomes.customers[i] ?? 0);
  const happened = Uint8Array.from(order, (i) => outcomes.happened[i] ?? 0);
  const lastOfTie = Uint8Array.from(order, (row, k) => (scores[order[k + 1] ?? -1] === scores[row] ? 0 : 1));
  const walk = (weights: Parameters<Measure>[0], take: (tie: Counts, above: Counts) => void): Counts => {
    const above = { yes: 0, no: 0 };
    const tie = { yes: 0, no: 0 };
    for (let k = 0; k < order.length; k++) {
      const weight = weights[customers[k] ?? 0] ?? 0;
      if (happened[k] === 1) tie.yes += weight;
      else tie.no += weight;
      if (lastOfTie[k] === 0) continue;
      take(tie, above);
      above.yes += tie.yes;
      above.no += tie.no;
      tie.yes = tie.no = 0;
    }
    return above;
  };
  return {
    auc: (weights) => {
      let pairs = 0;
      const { yes, no } = walk(weights, (tie, above) => {
        pairs += tie.no * (above.yes + tie.yes / 2);
      });
      return pairs / (yes * no);
    },
    averagePrecision: (weights) => {
      let sum = 0;
      const { yes } = walk(weights, (tie, above) => {
        const found = above.yes + tie.yes;
        if (tie.yes > 0) sum += (tie.yes * found) / (found + above.no + tie.no);
      });
      return sum / yes;
    },
  };
}
