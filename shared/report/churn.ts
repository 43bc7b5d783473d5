// Churn: of those who bought in one period, the share of people, and of their money, that is absent in the next.
import { type Month, PERIODS, type Period, periodName } from './months.ts';
import type { PurchaseInMonth } from './purchase.ts';

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

/** A period somebody bought in, and how many orders they had placed by its end. */
type Visit = { readonly index: number; orders: number; subscription: boolean; revenue: number };

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
    /** `orders`: of one person, first to last. */
    add: (orders: readonly PurchaseInMonth[]): void => {
      const visits = visitsOf(orders, length);
      for (const [i, visit] of visits.entries()) {
        const after = visit.index + 1;
        if (after >= running || after < running - shown) continue;
        const days = (endOf(after * length - 1) - (orders[0]?.at ?? 0)) / DAY;
        const lost = visits[i + 1]?.index !== after;
        const { all, by } = draftOf(drafts, after);
        for (const sums of [all, ...splitsOf(visit, days).map((split) => by[split])])
          count(sums, Math.max(0, visit.revenue), lost);
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

function visitsOf(orders: readonly PurchaseInMonth[], length: number): Visit[] {
  const visits: Visit[] = [];
  for (const [i, { month, subscription, revenueMinor }] of orders.entries()) {
    const index = Math.floor(month / length);
    let visit = visits.at(-1);
    if (visit?.index !== index) {
      visit = { index, orders: i, subscription: false, revenue: 0 };
      visits.push(visit);
    }
    visit.orders += 1;
    visit.subscription ||= subscription;
    visit.revenue += revenueMinor;
  }
  return visits;
}

/** `days`: from the first order to the end of the period. */
const splitsOf = ({ orders, subscription }: Visit, days: number): Split[] => [
  orders > 1 ? 'repeat' : 'first-time',
  subscription ? 'subscription' : 'no-subscription',
  days < SHORT_DAYS ? 'short' : days <= LONG_DAYS ? 'mid' : 'long',
];

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
