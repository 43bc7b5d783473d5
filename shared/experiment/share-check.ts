// Whether the arms got the visitors they were meant to get. Where they did not, something loses visitors of one arm, and no figure can be trusted.
import type { ShareCheck } from '../schema/experiment-result.ts';
import type { ArmSums } from './arm-sums.ts';
import { chiSquareTail } from './chi-square.ts';

const MISMATCH_BELOW = 0.001;
/** The usual rule for the chi-square approximation. */
const EXPECTED_AT_LEAST = 5;

/** Pearson's chi-square over the arms with an intended share; no probability while one of them expects fewer than 5. */
export function shareCheck(arms: readonly ArmSums[]): ShareCheck {
  const meant = arms.filter(({ shareIntended }) => shareIntended > 0);
  const shares = meant.reduce((sum, { shareIntended }) => sum + shareIntended, 0);
  const visitors = meant.reduce((sum, arm) => sum + arm.visitors, 0);
  const rows = meant.map((arm) => ({
    ...{ id: arm.id, visitors: arm.visitors, expected: (visitors * arm.shareIntended) / shares },
  }));
  const testable = rows.length > 1 && rows.every(({ expected }) => expected >= EXPECTED_AT_LEAST);
  const statistic = rows.reduce((sum, row) => sum + (row.visitors - row.expected) ** 2 / row.expected, 0);
  const probability = testable ? chiSquareTail(statistic, rows.length - 1) : null;
  return { probability, mismatch: probability !== null && probability < MISMATCH_BELOW, arms: rows };
}
