import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replenishFit } from '../replenish/fit.ts';
import { anyLines, line, onDay } from '../segment/history.fixture.ts';
import type { HistoryLine } from '../segment/profile.ts';
import { fitRetention } from '../segment/retention-fit.ts';
import { rfmBounds } from '../segment/rfm.ts';
import { retentionReport } from './retention-report.ts';

const NOW = Date.UTC(2026, 6, 15);
const MODEL = {
  replenish: replenishFit(NOW).result().model,
  retention: fitRetention([], NOW),
  rfm: rfmBounds([]),
};

function report(people: readonly (readonly HistoryLine[])[], timeZone = 'UTC', now = NOW, rfm = MODEL.rfm) {
  const fold = retentionReport({ now, timeZone, model: { ...MODEL, rfm }, stages: undefined });
  for (const lines of people) fold.add(lines);
  return fold.result();
}

/** An order of one product on a day of 2026. */
const bought = (date: string, totalMinor = 1000, more: Partial<HistoryLine> = {}): HistoryLine =>
  line({ order: date, at: Date.parse(`${date}T12:00:00Z`), quantity: 1, totalMinor, ...more });

describe('cohorts', () => {
  it('count who came back in which month, and their money', () => {
    const { cohorts, repeatRate, revenueRepeatRate } = report([
      [bought('2026-01-05'), bought('2026-03-02', 3000)],
      [bought('2026-01-20', 500)],
      [bought('2026-03-10', 700)],
    ]);
    expect(repeatRate).toBeCloseTo(1 / 3);
    // First orders brought 1,000, 500 and 700; of January's 1,500 the 1,000 are of who came back.
    expect(revenueRepeatRate).toBeCloseTo(1000 / 2200);
    expect(cohorts.map((cohort) => cohort.revenueRepeatRate)).toEqual([2 / 3, 0]);
    const [january, march] = cohorts;
    expect(january).toMatchObject({ month: '2026-01', customers: 2, repeatRate: 0.5, revenueMinor: 4500 });
    expect(january?.months.map(({ customers }) => customers)).toEqual([2, 0, 1, 0, 0, 0, 0]);
    expect(january?.months[2]).toEqual({ customers: 1, share: 0.5, revenueMinor: 3000 });
    expect(march).toMatchObject({ month: '2026-03', customers: 1 });
  });

  it('begin with the month of the store, not of Greenwich', () => {
    const people = [[bought('2026-01-31', 1000, { at: Date.parse('2026-01-31T23:30:00Z') })]];
    expect(report(people).cohorts[0]?.month).toBe('2026-01');
    expect(report(people, 'Europe/Rome').cohorts[0]?.month).toBe('2026-02');
  });
});

describe('churn', () => {
  const people = [
    // Bought in the first quarter and the second.
    [bought('2025-02-01', 100), bought('2026-01-05', 8000), bought('2026-04-05', 100)],
    // Only in the first: a newcomer then.
    [bought('2026-03-05', 2000)],
    // On subscription, and gone.
    [bought('2025-11-05', 100), bought('2026-02-05', 10_000, { subscription: true })],
  ];

  it('is the share of people, and of their money, absent in the period after', () => {
    const { quarter } = report(people).churn;
    const second = quarter.find(({ period }) => period === '2026-Q2');
    expect(second).toMatchObject({ customers: 3, revenueMinor: 20_000, revenueChurn: 0.6 });
    expect(second?.churn).toBeCloseTo(2 / 3);
  });

  it('is told apart by first orders, subscription and age, each adding up to all', () => {
    const by = report(people).churn.quarter.find(({ period }) => period === '2026-Q2')?.by;
    expect(by?.['first-time']).toMatchObject({ customers: 1, churn: 1, revenueMinor: 2000 });
    expect(by?.repeat).toMatchObject({ customers: 2, churn: 0.5 });
    expect(by?.subscription).toMatchObject({ customers: 1, churn: 1, revenueChurn: 1 });
    expect(by?.['no-subscription']).toMatchObject({ customers: 2, churn: 0.5, revenueChurn: 0.2 });
    expect([by?.short.customers, by?.mid.customers, by?.long.customers]).toEqual([1, 1, 1]);
  });

  it('says nothing of the period that is still going on', () => {
    const { churn } = report(people);
    expect(churn.quarter.map(({ period }) => period)).not.toContain('2026-Q3');
    expect(churn.month.map(({ period }) => period)).not.toContain('2026-07');
    expect(churn.year).toEqual([]);
  });

  it('counts who gave back more than they paid as having brought nothing', () => {
    const back = bought('2026-05-09', -900, { order: 'back', quantity: -1 });
    const { month } = report([[bought('2026-05-05', 500), back], [bought('2026-05-06', 100)]]).churn;
    expect(month[0]).toMatchObject({ period: '2026-06', customers: 2, revenueMinor: 100, churn: 1 });
  });
});

it('looks two years back', () => {
  const every = Array.from({ length: 40 }, (_, i) => {
    const at = Date.UTC(2026, 6 - i, 5);
    return line({ order: `o-${i}`, at });
  });
  const { cohorts, churn } = report([every, [bought('2024-07-05')], [bought('2024-08-05')]]);
  expect(cohorts.map(({ month }) => month)).toEqual(['2024-08']);
  expect(churn.month.map(({ period }) => period)).toHaveLength(24);
  expect(churn.month[0]).toMatchObject({ period: '2024-07', customers: 1, churn: 0 });
});

it('counts a second order in the month of the first as no return of a known customer', () => {
  const { newAndExisting } = report([
    [bought('2026-06-05'), bought('2026-06-06', 300)],
    [bought('2026-05-05')],
  ]);
  const june = newAndExisting.find(({ month }) => month === '2026-06');
  expect(june?.existing).toMatchObject({ customers: 1, revenueMinor: 300, known: 1, conversion: 0 });
});

it('tells new customers from existing ones, and how many of those it knew came back', () => {
  const { newAndExisting } = report([
    [bought('2026-05-05', 1000), bought('2026-06-05', 3000), bought('2026-06-20', 1000)],
    [bought('2026-05-09', 2000)],
    [bought('2026-06-09', 500)],
  ]);
  const june = newAndExisting.find(({ month }) => month === '2026-06');
  expect(june?.new).toEqual({ customers: 1, orders: 1, revenueMinor: 500, averageOrderMinor: 500 });
  expect(june?.existing).toEqual({
    ...{ customers: 1, orders: 2, revenueMinor: 4000, averageOrderMinor: 2000 },
    // Of the 3,000 that both had brought by the end of May, the one who came back had brought 1,000.
    ...{ known: 2, conversion: 0.5, revenueConversion: 1 / 3 },
  });
});

it('weighs who comes back by all they had brought before the month, also before the months that are shown', () => {
  const { newAndExisting } = report([
    [
      bought('2023-01-05', 5000),
      bought('2026-05-05', 1000),
      bought('2026-06-05', 10),
      bought('2026-06-06', 9),
    ],
    [bought('2026-05-06', 2000)],
    // Gave back more than they paid, and came back all the same.
    [
      bought('2026-05-07', 300),
      bought('2026-05-08', -900, { order: 'back', quantity: -1 }),
      bought('2026-06-07', 500),
    ],
  ]);
  const of = (name: string) => newAndExisting.find(({ month }) => month === name)?.existing;
  expect(of('2026-05')).toMatchObject({ known: 1, conversion: 1, revenueConversion: 1 });
  // 6,000 of 8,000 in June; in July the third has brought nothing yet, and the first 19 more.
  expect(of('2026-06')).toMatchObject({ known: 3, conversion: 2 / 3, revenueConversion: 0.75 });
  expect(of('2026-07')).toMatchObject({ known: 3, conversion: 0, revenueConversion: 0 });
});

it('has no shares of money where nobody brought any', () => {
  expect(report([])).toMatchObject({ repeatRate: null, revenueRepeatRate: null });
  const { revenueRepeatRate, cohorts, newAndExisting } = report([
    [bought('2026-05-05', 0), bought('2026-06-05', 700)],
  ]);
  expect([revenueRepeatRate, cohorts[0]?.revenueRepeatRate]).toEqual([null, null]);
  const june = newAndExisting.find(({ month }) => month === '2026-06');
  expect(june?.existing).toMatchObject({ known: 1, conversion: 1, revenueConversion: null });
});

it('takes a return off, counts a cancelled order for nothing, and does not look ahead', () => {
  const { customers, orders, revenueMinor, lifetimeValue } = report([
    [
      bought('2026-05-05', 1000),
      bought('2026-05-08', -400, { order: 'return', quantity: -1 }),
      bought('2026-06-01', 9000, { cancelled: true }),
      bought('2027-01-01', 9000),
    ],
    [bought('2026-05-06', -400, { quantity: -1 })],
  ]);
  expect({ customers, orders, revenueMinor }).toEqual({ customers: 1, orders: 1, revenueMinor: 600 });
  expect(lifetimeValue.toDateMinor).toEqual({ n: 1, mean: 600, interval: null });
});

it('gives what a customer brought with its interval, and none for one customer', () => {
  const { lifetimeValue } = report([[bought('2026-05-05', 1000)], [bought('2026-05-06', 3000)]]);
  const { n, mean, interval } = lifetimeValue.toDateMinor;
  expect([n, mean]).toEqual([2, 2000]);
  // The standard error of 1000 and 3000 is 1000.
  expect(interval?.map(Math.round)).toEqual([40, 3960]);
});

it('knows whoever ordered in 1970 as an old customer, and nothing more', () => {
  const { customers, cohorts, churn, newAndExisting } = report([
    [bought('1970-01-01'), bought('2026-06-05', 500)],
    [bought('1970-01-01')],
  ]);
  expect({ customers, cohorts }).toEqual({ customers: 2, cohorts: [] });
  expect(churn.month).toEqual([]);
  const june = newAndExisting.find(({ month }) => month === '2026-06');
  expect(june?.existing).toMatchObject({ customers: 1, known: 2, conversion: 0.5 });
});

it('takes a return that is an order of its own off the purchase before it, in every part', () => {
  const { cohorts, churn, newAndExisting } = report([
    [
      bought('2026-03-05', 1000),
      bought('2026-05-05', 3000),
      bought('2026-06-02', -400, { order: 'return', quantity: -1 }),
    ],
  ]);
  expect(cohorts[0]?.months.map(({ revenueMinor }) => revenueMinor)).toEqual([1000, 0, 2600, 0, 0]);
  expect(churn.month.find(({ period }) => period === '2026-06')).toMatchObject({ revenueMinor: 2600 });
  const may = newAndExisting.find(({ month }) => month === '2026-05');
  expect(may?.existing).toMatchObject({ revenueMinor: 2600, averageOrderMinor: 2600 });
});

it('does not move whoever buys as steadily as ever', () => {
  const ago = (days: number) => NOW - days * 86_400_000;
  const steady = Array.from({ length: 30 }, (_, i) =>
    line({ order: `o-${i}`, at: ago(5 + 10 * i), totalMinor: 1000 }),
  );
  const rfm = {
    ...{ recency: [ago(40), ago(30), ago(20), ago(10)], frequency: [1, 2, 3, 4] },
    monetary: [1000, 2000, 3000, 4000],
  };
  const { segments, movements } = report([steady], 'UTC', NOW, rfm);
  expect(segments).toEqual([{ stage: 'loyal', customers: 1, revenueMinor: 30_000 }]);
  expect(movements).toEqual([]);
});

it('says where everybody stands, and who moved within a month', () => {
  const { segments, movements } = report([[bought('2026-07-10')], [bought('2025-01-10')]]);
  expect(segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(2);
  expect(movements).toContainEqual({ from: null, to: 'first-time', customers: 1, revenueMinor: 1000 });
});

it('is the same whatever the order of lines and of people, and its parts add up', () => {
  fc.assert(
    fc.property(fc.array(anyLines, { maxLength: 5 }), (people) => {
      const now = onDay(75);
      const whole = report(people, 'UTC', now);
      const other = report(
        people.toReversed().map((lines) => lines.toReversed()),
        'UTC',
        now,
      );
      expect({ ...other, lifetimeValue: null, segments: [], movements: [] }).toEqual({
        ...{ ...whole, lifetimeValue: null },
        ...{ segments: [], movements: [] },
      });
      expect(whole.segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(whole.customers);
      const money = (parts: readonly { revenueMinor: number }[]) =>
        parts.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0);
      expect(money(whole.cohorts)).toBe(whole.revenueMinor);
      expect(money(whole.cohorts.flatMap(({ months }) => months))).toBe(whole.revenueMinor);
      expect(money(whole.newAndExisting.flatMap((month) => [month.new, month.existing]))).toBe(
        whole.revenueMinor,
      );
      for (const rows of Object.values(whole.churn))
        for (const { customers, by } of rows) {
          expect(by.short.customers + by.mid.customers + by.long.customers).toBe(customers);
          expect(by.repeat.customers + by['first-time'].customers).toBe(customers);
        }
    }),
  );
});
