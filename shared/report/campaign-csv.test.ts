import { expect, it } from 'vitest';
import type { CampaignResults } from '../schema/campaign-report.ts';
import { campaignCsv } from './campaign-csv.ts';
import { campaignResults } from './campaign-results.ts';

/** So many visitors, of whom so many bought for 10.00. */
const arm = (side: 'shown' | 'holdout', visitors: number, buyers: number) => ({
  ...{ part: 2, variant: 'a', side },
  tally: {
    ...{ visitors, converted: buyers, orders: buyers },
    ...{ revenueMinor: buyers * 1000, revenueSquares: buyers * 1000 ** 2 },
  },
});

/** What one campaign came to. */
function resultsOf(shown: number, held: number, holdout = 0.5): CampaignResults {
  const phase = { since: 2, kind: 'welcome', experiment: 'first', holdout, control: 0, days: 7 };
  const side = (group: 'shown' | 'holdout') => ({ variant: 'a', side: group, tally: { visitors: 1 } });
  return campaignResults({
    ...{ campaign: 'welcome', kind: 'welcome', status: 'live', daysLeftOut: false },
    redeemed: [{ variant: 'a', codes: 3, issued: 8 }],
    ...{ days: [{ part: 1, ...side('shown') }], stages: [{ part: 'new', ...side('holdout') }] },
    phases: [{ ...phase, variants: [{ id: 'a', weight: 1 }] }],
    tallies: [arm('shown', 1000, shown), ...(holdout > 0 ? [arm('holdout', 1000, held)] : [])],
  });
}

type By = Parameters<typeof campaignCsv>[1];

/** The cells of a table, its head first. */
function cellsOf(campaigns: CampaignResults[], by: By): string[][] {
  const report = { from: null, to: null, control: null, total: campaigns.length, campaigns };
  return campaignCsv({ currency: 'EUR', timeZone: 'Europe/Rome', ...report }, by)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
}

/** The table of one campaign, its lines by column. */
function tableOf(shown: number, held: number, holdout?: number): Record<string, string>[] {
  const [head = [], ...lines] = cellsOf([resultsOf(shown, held, holdout)], 'variant');
  return lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])));
}

it('says in its table what each variant brought, in minor units, and whether that is more than nothing', () => {
  const [shown, held] = tableOf(400, 200);
  expect(shown).toMatchObject({ group: 'shown', incrementalRevenueMinor: '200000', verdict: 'better' });
  expect(Number(shown?.incrementalRevenueLowMinor)).toBeGreaterThan(0);
  expect(held).toMatchObject({ group: 'holdout', incrementalRevenueMinor: '', verdict: '' });
  expect(tableOf(200, 400)[0]?.verdict).toBe('worse');
  expect(tableOf(200, 195)[0]?.verdict).toBe('undecided');
});

it('says why where nothing can be said', () => {
  expect(tableOf(3, 2)[0]).toMatchObject({ incrementalRevenueMinor: '', verdict: 'too-few' });
});

it('has the headline of the whole campaign on each of its lines, or why there is none', () => {
  const lines = tableOf(400, 200);
  expect(lines.map((line) => line.campaignIncrementalRevenueMinor)).toEqual(['200000', '200000']);
  expect(Number(lines[0]?.campaignIncrementalRevenueLowMinor)).toBeGreaterThan(0);
  expect(lines[0]?.withheld).toBe('');
  expect(tableOf(400, 0, 0)).toMatchObject([
    { withheld: 'no-holdout', campaignIncrementalRevenueMinor: '', campaignIncrementalRevenueHighMinor: '' },
  ]);
});

it('says how many single-use codes of a variant were given and came back', () => {
  const [shown, held] = tableOf(400, 200);
  expect(shown).toMatchObject({ singleUseCodesIssued: '8', codesRedeemed: '3' });
  expect(held).toMatchObject({ singleUseCodesIssued: '', codesRedeemed: '' });
});

it.each<By>(['variant', 'day', 'segment'])('has the same columns without lines: %s', (by) => {
  const [head, ...lines] = cellsOf([resultsOf(400, 200)], by);
  expect(lines).not.toEqual([]);
  expect(cellsOf([], by)).toEqual([head]);
});
