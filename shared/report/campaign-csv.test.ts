import { expect, it } from 'vitest';
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

/** The table of one campaign, its lines by column. */
function tableOf(shown: number, held: number): Record<string, string>[] {
  const phase = { since: 2, kind: 'welcome', experiment: 'first', holdout: 0.5, control: 0, days: 7 };
  const results = campaignResults({
    ...{ campaign: 'welcome', kind: 'welcome', status: 'live', redeemed: [], daysLeftOut: false },
    ...{ days: [], stages: [], phases: [{ ...phase, variants: [{ id: 'a', weight: 1 }] }] },
    tallies: [arm('shown', 1000, shown), arm('holdout', 1000, held)],
  });
  const report = { from: null, to: null, control: null, total: 1, campaigns: [results] };
  const [head = [], ...lines] = campaignCsv(
    { currency: 'EUR', timeZone: 'Europe/Rome', ...report },
    'variant',
  )
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
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
