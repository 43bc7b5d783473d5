// The backtest on four real shops, as a store owner would run it.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runBacktest } from '../support/backtest/run-backtest.ts';

const fileOf = (name: string) =>
  fileURLToPath(new URL(`../../../shared/data/${name}.csv.gz`, import.meta.url));

/** `floor` of the first figure of the first table: below it something is broken, whatever the model. */
const RUNS = [
  { shop: 'amazon-dev', task: 'replenishment', at: '2021-07-01', days: 14, measure: 'auc', floor: 0.75 },
  { shop: 'amazon-dev', task: 'again', at: '2021-07-01', days: 14, measure: 'recall', floor: 0.5 },
  {
    shop: 'online-retail-y1',
    task: 'replenishment',
    at: '2010-10-01',
    days: 14,
    measure: 'auc',
    floor: 0.66,
  },
  { shop: 'online-retail-y1', task: 'again', at: '2010-10-01', days: 14, measure: 'recall', floor: 0.43 },
  {
    shop: 'online-retail-y1',
    task: 'recommendations',
    at: '2010-10-01',
    days: 14,
    measure: 'hit',
    floor: 0.35,
  },
  { shop: 'online-retail-y1', task: 'retention', at: '2010-09-01', days: 90, measure: 'auc', floor: 0.7 },
  { shop: 'cdnow-sample', task: 'retention', at: '1997-10-01', days: 91, measure: 'auc', floor: 0.78 },
  { shop: 'grocery-elog', task: 'retention', at: '2007-01-01', days: 91, measure: 'auc', floor: 0.88 },
] as const;

for (const { shop, task, at, days, measure, floor } of RUNS) {
  const isHere = existsSync(fileOf(shop));
  if (!isHere) process.stdout.write(`skipped: there is no ${shop} in ../shared/data\n`);
  test.skipIf(!isHere)(`${task} on ${shop} prints its table and reaches its floor`, async () => {
    const words = [task, '--orders', fileOf(shop), '--at', at, '--horizon', String(days)];
    const page = await runBacktest(words);
    process.stdout.write(page.out);
    expect(page).toMatchObject({ code: 0, err: '' });
    const report = JSON.parse((await runBacktest([...words, '--json'])).out);
    const [{ methods }] = report.comparisons;
    expect(methods[0].figures[measure].value).toBeGreaterThan(floor);
    expect(page.out).toContain(methods[0].figures[measure].value.toFixed(3));
    expect(report.read.rejected).toBe(0);
  });
}
