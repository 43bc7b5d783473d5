// Churn: of those who bought in one period, the share of people, and of their money, that is absent in the next.
import { type Month, PERIODS, type Period, periodName } from './months.ts';

/** Customers of a period, and what became of them in the one after. */
export type Churn = {
  readonly customers: number;
  readonly revenueMinor: number;
  /** Share absent in the period after; null where there was nobody, or no money. */
  readonly churn: number | null;
  /** The share of the revenue that the absent had brought. */
  readonly revenueChurn: number | null;
};

export type PeriodChurn = Churn & {
  /** The period in which they are missed; the one before it is what they are measured against. */
  readonly period: string;
  readonly by: Readonly<Record<Split, Churn>>;
};

/** How they stood at the end of the period they bought in: first order or not, on subscription or not, and how long ago
 * the first order was: under 90 days, 90 to 365, over 365. */
export const SPLITS = [
  'first-time',
  'repeat',
  'subscription',
  'no-subscription',
  'short',
  'mid',
  'long',
] as const;
export type Split = (typeof SPLITS)[number];

/** One person's orders as churn sees them, first to last. */
export type Bought = { readonly month: Month; readonly at: number; readonly subscription: boolean };

type Sums = { customers: number; revenue: number; lost: number; lostRevenue: number };
type Draft = { all: Sums; by: Record<Split, Sums> };

const SHORT_DAYS = 90;
const LONG_DAYS = 365;
const DAY = 86_400_000;

/** Churn in the last `shown` whole periods before `current`, the month that is still going on. `endOf` answers the
 * moment (ms) at which a month ends. */
export function churn(period: Period, current: Month, shown: number, endOf: (month: Month) => number) {
  const length = PERIODS[period];
  const running = Math.floor(current / length);
  const drafts = new Map<number, Draft>();
  return {
    add: (orders: readonly Bought[], revenue: ReadonlyMap<Month, number>): void => {
      const present = new Set(orders.map(({ month }) => Math.floor(month / length)));
      for (const before of present) {
        if (before + 1 >= running || before + 1 < running - shown) continue;
        const end = endOf((before + 1) * length - 1);
        const minor = Math.max(0, revenueIn(revenue, before, length));
        const lost = !present.has(before + 1);
        const { all, by } = draftOf(drafts, before + 1);
        for (const sums of [all, ...splitsAt(orders, before, length, end).map((split) => by[split])])
          count(sums, minor, lost);
      }
    },
    result: (): PeriodChurn[] =>
      [...drafts]
        .sort(([a], [b]) => a - b)
        .map(([index, { all, by }]) => ({
          ...{ period: periodName(period, index), ...churnOf(all) },
          by: bySplit((split) => churnOf(by[split])),
        })),
  };
}

function splitsAt(orders: readonly Bought[], before: number, length: number, end: number): Split[] {
  const until = orders.filter(({ month }) => Math.floor(month / length) <= before);
  const inPeriod = until.filter(({ month }) => Math.floor(month / length) === before);
  const days = (end - (orders[0]?.at ?? end)) / DAY;
  return [
    until.length > 1 ? 'repeat' : 'first-time',
    inPeriod.some(({ subscription }) => subscription) ? 'subscription' : 'no-subscription',
    days < SHORT_DAYS ? 'short' : days <= LONG_DAYS ? 'mid' : 'long',
  ];
}

function revenueIn(revenue: ReadonlyMap<Month, number>, index: number, length: number): number {
  let sum = 0;
  for (let month = index * length; month < (index + 1) * length; month++) sum += revenue.get(month) ?? 0;
  return sum;
}

function count(sums: Sums, minor: number, lost: boolean): void {
  sums.customers += 1;
  sums.revenue += minor;
  if (!lost) return;
  sums.lost += 1;
  sums.lostRevenue += minor;
}

const churnOf = ({ customers, revenue, lost, lostRevenue }: Sums): Churn => ({
  ...{ customers, revenueMinor: revenue },
  churn: customers === 0 ? null : lost / customers,
  revenueChurn: revenue === 0 ? null : lostRevenue / revenue,
});

const noSums = (): Sums => ({ customers: 0, revenue: 0, lost: 0, lostRevenue: 0 });

const bySplit = <T>(of: (split: Split) => T): Record<Split, T> => ({
  'first-time': of('first-time'),
  repeat: of('repeat'),
  subscription: of('subscription'),
  'no-subscription': of('no-subscription'),
  short: of('short'),
  mid: of('mid'),
  long: of('long'),
});

function draftOf(drafts: Map<number, Draft>, index: number): Draft {
  let draft = drafts.get(index);
  if (draft === undefined) {
    draft = { all: noSums(), by: bySplit(noSums) };
    drafts.set(index, draft);
  }
  return draft;
}
