import { expect, it } from 'vitest';
import { drained } from '../recommend/drained.ts';
import { line } from '../segment/history.fixture.ts';
import type { HistoryLine } from '../segment/profile.ts';
import { dayHistogram } from './day-histogram.ts';
import { productReport } from './product-report.ts';

const NOW = Date.UTC(2026, 6, 15);
const DAY = 86_400_000;

const bought = (product: string, daysAgo: number, more: Partial<HistoryLine> = {}): HistoryLine =>
  line({
    ...{ order: `${daysAgo}`, at: NOW - daysAgo * DAY, product, quantity: 1, totalMinor: 1000 },
    ...more,
  });

function rows(
  people: readonly { lines: readonly HistoryLine[]; loyal?: boolean }[],
  strangers: readonly (readonly HistoryLine[])[] = [],
) {
  const fold = productReport(['beans', 'mill', 'cups'], NOW);
  for (const { lines, loyal = false } of people) fold.add(lines, loyal);
  for (const lines of strangers) fold.addStranger(lines);
  const [beans, mill, cups] = drained(fold.bites());
  return { beans, mill, cups };
}

it('says how long a product lasts, and who came back for it', () => {
  const { beans, mill } = rows([
    { lines: [bought('beans', 90), bought('beans', 60), bought('beans', 28)] },
    { lines: [bought('beans', 100), bought('beans', 60), bought('mill', 60)] },
    { lines: [bought('beans', 10, { quantity: 3, totalMinor: 3000 })] },
  ]);
  expect(beans).toMatchObject({ buyers: 3, repeatBuyers: 2, orders: 6, units: 8, revenueMinor: 8000 });
  expect(beans?.repeatShare).toBeCloseTo(2 / 3);
  expect(beans?.interval).toEqual({ gaps: 3, medianDays: 32, middleHalfDays: [30, 40] });
  expect(mill).toMatchObject({ buyers: 1, repeatBuyers: 0, repeatShare: 0, interval: null });
});

it('takes returns and cancelled orders off, and leaves subscriptions out of the interval', () => {
  const { beans } = rows([
    {
      lines: [
        bought('beans', 50, { subscription: true }),
        bought('beans', 20, { subscription: true }),
        bought('beans', 19, { order: 'back', quantity: -1, totalMinor: -1000 }),
        bought('beans', 10, { cancelled: true }),
      ],
    },
  ]);
  expect(beans).toMatchObject({ buyers: 1, orders: 2, units: 1, revenueMinor: 1000, interval: null });
});

it('counts who subscribes as a repeat buyer, and who returned all as none', () => {
  const { beans, mill } = rows([
    {
      lines: [
        bought('beans', 80, { subscription: true }),
        bought('beans', 50, { subscription: true }),
        bought('mill', 50),
        bought('mill', 20, { order: 'back', quantity: -1, totalMinor: -1000 }),
      ],
    },
  ]);
  expect(beans).toMatchObject({ buyers: 1, repeatBuyers: 1, repeatShare: 1, interval: null });
  expect(mill).toMatchObject({ buyers: 0, repeatBuyers: 0, repeatShare: 0, orders: 1, revenueMinor: 0 });
});

it('sells to strangers, and holds it against no product that they are not seen again', () => {
  const loyal = { lines: [bought('beans', 90), bought('beans', 60)], loyal: true };
  const { beans } = rows([loyal, loyal], [[bought('beans', 9)], [bought('beans', 8)]]);
  expect(beans).toMatchObject({ orders: 6, units: 6, revenueMinor: 6000, buyers: 2, repeatShare: 1 });
  expect(beans?.loyal).toMatchObject({ beganWith: 2, becameLoyal: 2, lift: 1 });
});

it('finds what loyal customers began with, and what they bought next', () => {
  const loyal = { lines: [bought('mill', 90), bought('beans', 60), bought('cups', 60)], loyal: true };
  const other = { lines: [bought('beans', 90)] };
  const { mill, beans } = rows([loyal, loyal, loyal, ...Array.from({ length: 9 }, () => other)]);
  expect(mill?.loyal).toMatchObject({ beganWith: 3, becameLoyal: 3 });
  expect(mill?.loyal.next).toEqual([
    { product: 'beans', customers: 3 },
    { product: 'cups', customers: 3 },
  ]);
  expect(mill?.loyal.lift).toBeGreaterThan(1.5);
  expect(beans?.loyal.lift).toBeLessThan(1);
});

it('tells the three most frequent next products, never the same one again, of loyal customers only', () => {
  const first = [bought('beans', 90)];
  const nexts = [
    ['beans', 'mill', 'cups', 'tea', 'milk'],
    ['beans', 'cups', 'tea', 'milk'],
    ['beans', 'tea', 'milk'],
  ];
  const fold = productReport(['beans', 'mill', 'cups', 'tea', 'milk'], NOW);
  for (const next of nexts) fold.add([...first, ...next.map((product) => bought(product, 60))], true);
  fold.add([...first, bought('mill', 60)], false);
  expect(drained(fold.bites())[0]?.loyal.next).toEqual([
    { product: 'tea', customers: 3 },
    { product: 'milk', customers: 3 },
    { product: 'cups', customers: 2 },
  ]);
});

it('does not look ahead', () => {
  const { beans } = rows([{ lines: [bought('beans', 9), bought('beans', -1)] }]);
  expect(beans).toMatchObject({ buyers: 1, repeatBuyers: 0, orders: 1, units: 1, revenueMinor: 1000 });
});

it('has nothing to compare where nobody is loyal', () => {
  expect(rows([{ lines: [bought('beans', 3)] }]).beans?.loyal).toMatchObject({ lift: null, next: [] });
});

it('counts gaps exactly up to five months, and within 5% beyond', () => {
  for (const days of [0, 1, 30, 150, 200, 365, 1000, 3000]) {
    const gaps = dayHistogram();
    gaps.add(days);
    expect(Math.abs(gaps.quantile(0.5) - days)).toBeLessThanOrEqual(days <= 150 ? 0 : days * 0.05);
  }
});
