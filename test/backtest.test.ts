// The backtest as its readers meet it: a process, an export, a file of predictions.
import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CUT, exportOf, type MadeUpLine, madeUpShop } from './support/backtest/made-up-shop.ts';
import { rowsOf, runBacktest, scratchFolder } from './support/backtest/run-backtest.ts';

const lines = madeUpShop();
const isPast = (line: MadeUpLine) => line.at < CUT;
const scratch = scratchFolder();
const orders = scratch.write('orders.csv', exportOf(lines));
afterAll(() => scratch.remove());

const bought = (list: readonly MadeUpLine[]) =>
  list.filter(({ quantity, product, customer }) => quantity > 0 && product !== 'POST' && customer !== '');
const keyOf = ({ customer, product }: { customer?: string; product?: string }) => `${customer} / ${product}`;
const past = bought(lines.filter(isPast));
const returned = new Set(lines.filter(({ quantity }) => quantity < 0).map(keyOf));

/** Predictions of a task, and what was printed beside them. */
async function predicted(task: string, file = orders, more: readonly string[] = []) {
  const to = scratch.pathOf(`${task}-${Math.random()}.csv`);
  const ended = await runBacktest([task, '--orders', file, '--at', CUT, '--predictions', to, ...more]);
  expect(ended).toMatchObject({ code: 0, err: '' });
  const csv = scratch.read(to.slice(scratch.folder.length + 1));
  return { ...rowsOf(csv), csv, out: ended.out };
}

const isDate = (text: string | undefined) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');
const isShare = (text: string | undefined) => text !== '' && Number(text) >= 0 && Number(text) <= 1;
const TASKS = ['replenishment', 'again', 'retention', 'recommendations'];

describe('predictions', () => {
  test('replenishment has a row for every pair of a recent customer, once bought or often', async () => {
    const { columns, rows, out } = await predicted('replenishment');
    expect(columns).toEqual(['customer', 'product', 'purchases', 'last', 'due', 'probability']);
    const days = new Map<string, Set<string>>();
    const recent = new Set(past.filter(({ at }) => at >= '2025-07-05').map(({ customer }) => customer));
    for (const line of past) {
      if (!recent.has(line.customer) || line.at < '2025-01-01') continue;
      days.set(keyOf(line), (days.get(keyOf(line)) ?? new Set()).add(line.at.slice(0, 10)));
    }
    expect(new Set(rows.map(keyOf))).toEqual(new Set(days.keys()));
    for (const row of rows) {
      const own = [...(days.get(keyOf(row)) ?? [])].sort();
      if (returned.has(keyOf(row))) expect(Number(row.purchases)).toBeLessThanOrEqual(own.length);
      else expect([Number(row.purchases), row.last]).toEqual([own.length, own.at(-1)]);
      expect(isDate(row.due) && isShare(row.probability)).toBe(true);
      expect((row.due ?? '') >= (row.last ?? '')).toBe(true);
    }
    expect(rows.some(({ purchases }) => purchases === '1')).toBe(true);
    expect(out).toMatch(
      /At balanced, .*Of 100, [\d.]+ were followed by a purchase within 14 days; without looking, /,
    );
  });

  test('again ranks up to ten products each customer bought', async () => {
    const { columns, rows } = await predicted('again');
    expect(columns).toEqual(['customer', 'rank', 'product', 'score']);
    const own = new Set(past.map(keyOf));
    expect(rows.every((row) => own.has(keyOf(row)))).toBe(true);
    expect(new Set(rows.map(({ customer }) => customer))).toEqual(
      new Set(past.map(({ customer }) => customer)),
    );
    expectRanked(rows);
  });

  test('recommendations rank up to ten products that are new to each customer', async () => {
    const { columns, rows } = await predicted('recommendations');
    expect(columns).toEqual(['customer', 'rank', 'product', 'score']);
    const own = new Set(past.map(keyOf));
    const known = new Set(past.map(({ product }) => product));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => !own.has(keyOf(row)) && known.has(row.product ?? ''))).toBe(true);
    expectRanked(rows);
  });

  test('retention has a row for everybody who ordered before, spelled as in the file', async () => {
    const { columns, rows, out } = await predicted('retention');
    expect(columns).toEqual(['customer', 'orders', 'last', 'segment', 'probability', 'expected']);
    const customers = new Set(past.map(({ customer }) => customer));
    expect(rows.map(({ customer }) => customer).sort()).toEqual([...customers].sort());
    expect([...customers]).toEqual(expect.arrayContaining(['13085.0', 'A "quoted", one', '007']));
    for (const { customer, orders: count, last, segment, probability, expected } of rows) {
      const own = past.filter((line) => line.customer === customer);
      expect(Number(count)).toBe(new Set(own.map(({ order }) => order)).size);
      expect(last).toBe(own.at(-1)?.at.slice(0, 10));
      expect(['first-time', 'active', 'loyal', 'at-risk', 'lapsed']).toContain(segment);
      expect(isShare(probability) && Number(expected) >= 0).toBe(true);
    }
    expect(out).toContain('were expected to order within 90 days');
  });
});

function expectRanked(rows: readonly Record<string, string>[]) {
  const lists = Map.groupBy(rows, ({ customer }) => customer);
  for (const list of lists.values()) {
    expect(list.map(({ rank }) => Number(rank))).toEqual(list.map((_, i) => i + 1));
    expect(list.length).toBeLessThanOrEqual(10);
    expect(new Set(list.map(({ product }) => product)).size).toBe(list.length);
    const scores = list.map(({ score }) => Number(score));
    expect(scores.every((score) => score >= 0)).toBe(true);
  }
}

describe('what comes after the date', () => {
  // Whatever can be changed, and the newest first, so that it is also what is read first.
  const changed = [...lines].reverse().map((line, i) =>
    isPast(line)
      ? line
      : {
          ...line,
          customer: 'K5',
          product: `P-${i % 5}`,
          title: 'Postage',
          quantity: 3,
          price: '9',
          currency: 'USD',
        },
  );
  const files = {
    as: exportOf([...lines].reverse()),
    changed: exportOf(changed),
    gone: exportOf(changed.filter(isPast)),
  };
  beforeAll(() => {
    for (const [name, csv] of Object.entries(files)) scratch.write(`${name}.csv`, csv);
  });

  test.each(TASKS)('changes no byte of the predictions of %s', async (task) => {
    const [as, other, gone] = await Promise.all(
      ['as', 'changed', 'gone'].map((name) => predicted(task, scratch.pathOf(`${name}.csv`))),
    );
    expect(as?.rows.length).toBeGreaterThan(20);
    expect(other?.csv).toBe(as?.csv);
    expect(gone?.csv).toBe(as?.csv);
  });

  test('is not needed: then there are predictions, and it says so', async () => {
    const { out } = await predicted('replenishment', scratch.pathOf('gone.csv'));
    expect(out).toContain('The file has no purchase from 2026-01-01 on');
    expect(out).not.toContain('AUC');
  });
});

describe('the report', () => {
  test('tells what was read, learnt and left out', async () => {
    const csv = `${exportOf(lines)}K5,X,2025-03-01,P-1,x,0,1,EUR\r\nK5,Y,2025-13-01,P-1,x,1,1,EUR\r\n`;
    const { code, out } = await runBacktest([
      'again',
      '--orders',
      scratch.write('odd.csv', csv),
      '--at',
      CUT,
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/2 rejected/);
    expect(out).toContain('has a quantity of 0');
    expect(out).toMatch(/Learnt .* 61 customers \(and \d+ guest orders of nobody known\)/);
    expect(out).toContain('CHF');
  });

  test('holds the same figures as JSON, from a file, from gzip and from a pipe', async () => {
    const words = ['again', '--at', CUT, '--json', '--orders'];
    const zipped = gzipSync(exportOf(lines));
    const [plain, zip, pipe] = await Promise.all([
      runBacktest([...words, orders]),
      runBacktest([...words, scratch.write('orders.bin', zipped)]),
      runBacktest([...words, '-'], zipped),
    ]);
    const report = JSON.parse(plain?.out ?? '');
    expect(report).toMatchObject({
      task: 'again',
      horizonDays: 14,
      read: { rejected: 0 },
      learnt: { customers: 61 },
    });
    expect(JSON.parse(zip?.out ?? '')).toEqual(report);
    expect(JSON.parse(pipe?.out ?? '')).toEqual(report);
    const recall = report.comparisons[0].methods[0].figures.recall;
    expect(recall.low).toBeLessThanOrEqual(recall.value);
    expect(recall.high).toBeGreaterThanOrEqual(recall.value);
    const { out } = await runBacktest(['again', '--at', CUT, '--orders', orders]);
    expect(out).toContain(recall.value.toFixed(3));
  });

  test('says when there are more products than a store decides about', async () => {
    const [first] = lines;
    if (!first) throw new Error('no line');
    const each = (i: number) => ({
      ...first,
      order: `M${i}`,
      customer: `M${i}`,
      product: `M-${i}`,
      at: '2025-06-01',
    });
    const more = scratch.write(
      'more.csv',
      exportOf([...lines, ...Array.from({ length: 5600 }, (_, i) => each(i))]),
    );
    const { code, out } = await runBacktest(['again', '--orders', more, '--at', CUT]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /A store decides about the 5,000 products that sell most, here 9\d% of what was bought/,
    );
    expect((await runBacktest(['again', '--orders', orders, '--at', CUT])).out).not.toContain(
      'A store decides',
    );
  });

  test('says when the history is too thin to tell', async () => {
    const few = scratch.write('few.csv', exportOf(lines.filter(({ customer }) => customer === 'K5')));
    const { code, out } = await runBacktest(['replenishment', '--orders', few, '--at', CUT]);
    expect(code).toBe(0);
    expect(out).toContain('too thin to tell');
  });
});

describe('what cannot be done', () => {
  const at = ['--at', CUT];
  const good = ['again', '--orders', orders, ...at];
  test.each([
    ['no task', [], 'TASK must be one of'],
    ['an unknown task', ['sales', '--orders', orders, ...at], 'TASK must be one of'],
    ['no file', ['again', ...at], '--orders is missing'],
    ['no date', ['again', '--orders', orders], '--at is missing'],
    ['a date that is none', ['again', '--orders', orders, '--at', '2026-02-30'], '--at'],
    ['a horizon of none', [...good, '--horizon', '0'], '--horizon'],
    ['an unknown option', [...good, '--fast'], '--fast'],
    ['a zone that is none', [...good, '--time-zone', 'Mars/Base'], '--time-zone'],
  ])('%s ends with 2 and the usage', async (_, words, why) => {
    const { code, err, out } = await runBacktest(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(why);
    expect(err).toContain('usage: npm run -s backtest');
  });

  test.each([
    ['a file that is not there', ['again', '--orders', 'nowhere.csv', ...at], 'there is no such file'],
    ['a folder', ['again', '--orders', '.', ...at], 'folder'],
    [
      'a date before everything',
      ['again', '--orders', orders, '--at', '2020-01-01'],
      'nothing to learn from',
    ],
    ['a place that cannot be written', [...good, '--predictions', '/nowhere/out.csv'], 'cannot write'],
    ['a place that is no file', [...good, '--predictions', '/dev/null'], 'cannot write'],
  ])('%s ends with 1 and why', async (_, words, why) => {
    const { code, err, out } = await runBacktest(words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(why);
    expect(err).not.toContain('    at ');
  });

  test.each([
    ['nothing', '', 'is empty'],
    ['a header alone', 'customer,order,timestamp,product,quantity,unit_price', 'nothing under the header'],
    ['other columns', 'a,b\n1,2\n', 'has no column for'],
    [
      'no line that can be read',
      'customer,order,timestamp,product,quantity,unit_price\nA,1,soon,P,1,2\n',
      'no order could be read',
    ],
  ])('a file of %s ends with 1 and why', async (_, content, why) => {
    const { code, err } = await runBacktest(['again', '--orders', '-', ...at], content);
    expect(code).toBe(1);
    expect(err).toContain(why);
  });

  test('a reader that goes away ends with 1 and why', async () => {
    const { code, err } = await runBacktest([...good, '--json'], undefined, true);
    expect(code).toBe(1);
    expect(err).toContain('cannot print the result');
  });

  test('predictions never take the place of the orders, and a failed run leaves no file', async () => {
    const same = await runBacktest([...good, '--predictions', orders]);
    expect(same.code).toBe(2);
    const failed = await runBacktest([
      'again',
      '--orders',
      orders,
      '--at',
      '2020-01-01',
      '--predictions',
      scratch.pathOf('never.csv'),
    ]);
    expect(failed.code).toBe(1);
    expect(readdirSync(scratch.folder).filter((name) => name.includes('never'))).toEqual([]);
  });

  test('help is no fault', async () => {
    const { code, out } = await runBacktest(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('--predictions');
  });
});
