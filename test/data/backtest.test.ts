// The backtest on four real shops, as a store owner would run it.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runBacktest } from '../support/backtest/run-backtest.ts';

const fileOf = (name: string) =>
  fileURLToPath(new URL(`../../../shared/data/${name}.csv.gz`, import.meta.url));

const wordsOf = (shop: string, task: string, at: string, days: number) => [
  ...[task, '--orders', fileOf(shop), '--at', at],
  ...['--horizon', String(days)],
];

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
  test.skipIf(!isHere)(`${task} on ${shop} reaches its floor`, async () => {
    const { out, code, err } = await runBacktest([...wordsOf(shop, task, at, days), '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const report = JSON.parse(out);
    const [{ methods }] = report.comparisons;
    const { value } = methods[0].figures[measure];
    process.stdout.write(`${shop}, ${task} from ${at}: ${measure} ${value.toFixed(3)}\n`);
    expect(value).toBeGreaterThan(floor);
    expect(report.read.rejected).toBe(0);
  });
}

test.skipIf(!existsSync(fileOf('cdnow-sample')))('what people read says the same as --json', async () => {
  const words = wordsOf('cdnow-sample', 'retention', '1997-10-01', 91);
  const report = JSON.parse((await runBacktest([...words, '--json'])).out);
  const { out } = await runBacktest(words);
  const [{ methods }] = report.comparisons;
  const figures = methods.flatMap((method: { figures: Record<string, { value: number }> }) =>
    Object.values(method.figures).map(({ value }) => value.toFixed(3)),
  );
  expect(figures.length).toBeGreaterThan(10);
  for (const figure of figures) expect(out).toContain(figure);
});
