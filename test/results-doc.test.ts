// The worked example of docs/results.md, computed.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { experimentResult } from '../shared/experiment/experiment-result.ts';

const held = { id: 'held out', shareIntended: 0.1, visitors: 2000, converted: 60, orders: 62 };
const shown = { id: 'a', shareIntended: 0.9, visitors: 18_000, converted: 756, orders: 790 };

const money = (minor: number): string =>
  (minor / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

test('the example of the page on results is what the arithmetic gives', async () => {
  const page = await readFile(new URL('../docs/results.md', import.meta.url), 'utf8');
  const { shares, overall } = experimentResult(
    [
      { ...held, revenueMinor: 248_000, revenueSquares: 62 * 4000 ** 2 * 1.25 },
      { ...shown, revenueMinor: 3_318_000, revenueSquares: 790 * 4200 ** 2 * 1.25 },
    ],
    { arm: 'held out', kind: 'holdout' },
  );
  expect(shares.mismatch).toBe(false);
  const revenue = overall?.revenue;
  if (revenue?.status !== 'compared') throw new Error('nothing was compared');
  const { total, probabilityBetter, difference } = revenue;
  expect(difference.value).toBeCloseTo(60.33, 2);
  expect(page).toContain(`**${money(total.value)}**`);
  expect(page).toContain(`the interval is ${money(total.low)} to ${money(total.high)}`);
  expect(page).toContain(`${(probabilityBetter * 100).toFixed(1)}%`);
  expect(page).toContain(`${money(3_318_000 - total.value)} of that would have come anyway`);
});
