// The store's control group against everybody else: what all campaigns together bring. A visitor counts once, from their
// first exposure to anything, as what they were then.
import type { ArmSums } from '../experiment/arm-sums.ts';
import { experimentResult } from '../experiment/experiment-result.ts';
import type { CampaignReport } from '../schema/campaign-report.ts';
import { incrementalOf } from './incremental.ts';
import { type Tally, tallyOfAll } from './tally.ts';

const CONTROL = 'control group';
const OTHERS = 'everybody else';

type Entrants = readonly { readonly isControl: boolean; readonly tally: Partial<Tally> }[];

/** The effect, from the tallies at the share that holds now; null without a control group. */
export function controlEffect(share: number, entrants: Entrants): CampaignReport['control'] {
  if (share === 0) return null;
  const sumOf = (isControl: boolean) => tallyOfAll(entrants.filter((one) => one.isControl === isControl));
  const arms = [armOf(CONTROL, share, sumOf(true)), armOf(OTHERS, 1 - share, sumOf(false))];
  const result = experimentResult(arms, { arm: CONTROL, kind: 'store-control' });
  return { share, result, incremental: incrementalOf(result) };
}

const armOf = (id: string, shareIntended: number, tally: Partial<Tally>): ArmSums => ({
  ...{ id, shareIntended },
  visitors: tally.entrants ?? 0,
  converted: tally.entrantConverted ?? 0,
  orders: tally.entrantOrders ?? 0,
  revenueMinor: tally.entrantRevenueMinor ?? 0,
  revenueSquares: tally.entrantSquares ?? 0,
});
