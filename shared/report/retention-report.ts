// The retention report: who comes back, how much money goes with those who do not, and what a customer is worth. One
// pass over people, one at a time; memory is bounded by months and stages.
import type { StoreModel } from '../schema/catalog.ts';
import type { HistoryLine } from '../segment/profile.ts';
import { buyerOf } from '../segment/profile.ts';
import { expectedSpendMinor } from '../segment/retention.ts';
import { stageOf } from '../segment/stage.ts';
import { type Bought, churn, type PeriodChurn } from './churn.ts';
import { type Cohort, cohorts } from './cohorts.ts';
import { type MeanOf, runningMean } from './mean.ts';
import { type Month, monthsIn, type Period } from './months.ts';
import { type Movement, movements, type StageSize } from './movements.ts';
import { type MonthOfBuyers, newcomers } from './newcomers.ts';
import { purchasesIn, takingsBy } from './purchase.ts';

export type RetentionReport = {
  /** Money in minor units of the store's currency, net of returns and cancellations. */
  readonly customers: number;
  readonly orders: number;
  readonly revenueMinor: number;
  /** Share of customers with a second order. */
  readonly repeatRate: number | null;
  readonly cohorts: readonly Cohort[];
  readonly churn: Readonly<Record<Period, readonly PeriodChurn[]>>;
  readonly lifetimeValue: {
    /** What a customer brought until now. */
    readonly toDateMinor: MeanOf;
    /** What the store's own model expects of one within the next 365 days. */
    readonly nextYearMinor: MeanOf;
    readonly totalMinor: MeanOf;
  };
  readonly segments: readonly StageSize[];
  /** Within the last 30 days, by the model as it is now. */
  readonly movements: readonly Movement[];
  readonly newAndExisting: readonly MonthOfBuyers[];
};

export type ReportSettings = {
  readonly now: number;
  readonly timeZone: string;
  readonly model: StoreModel;
  readonly stages: { readonly atRisk: number; readonly lapsed: number } | undefined;
};

const DAY = 86_400_000;
const BEFORE_DAYS = 30;
const AHEAD_DAYS = 365;
const MONTHS = 24;
const SHOWN: Readonly<Record<Period, number>> = { month: MONTHS, quarter: 12, year: 5 };

/** An empty report as of `now`; `add` takes all lines of one person and answers their stage, or null without orders. */
export function retentionReport({ now, timeZone, model, stages }: ReportSettings) {
  const monthOf = monthsIn(timeZone);
  const current = monthOf(now);
  const parts = partsOf(current, monthOf);
  const totals = { customers: 0, orders: 0, repeated: 0, revenueMinor: 0 };
  const stageAt = (lines: readonly HistoryLine[], at: number) => {
    const buyer = buyerOf(lines.filter((line) => line.at <= at));
    return buyer.orders === 0 ? null : stageOf(buyer, 1, model, stages, at);
  };
  return {
    add: (lines: readonly HistoryLine[]) => {
      const orders = purchasesIn(lines, now);
      const buyer = buyerOf(lines.filter((line) => line.at <= now));
      if (orders.length === 0 || buyer.orders === 0) return null;
      const stage = stageOf(buyer, 1, model, stages, now);
      const byMonth = takingsBy(lines, now, ({ at }) => monthOf(at));
      const byOrder = takingsBy(lines, now, ({ order }) => order);
      const bought: Bought[] = orders.map(({ at, subscription }) => ({
        at,
        subscription,
        month: monthOf(at),
      }));
      const months = [...new Set(bought.map(({ month }) => month))];
      totals.customers += 1;
      totals.orders += orders.length;
      totals.revenueMinor += buyer.spentMinor;
      if (orders.length > 1) totals.repeated += 1;
      parts.cohorts.add({ months, orders: orders.length, revenue: byMonth });
      for (const one of Object.values(parts.churn)) one.add(bought, byMonth);
      parts.newcomers.add(
        orders,
        orders.map(({ order }) => byOrder.get(order) ?? 0),
      );
      parts.movements.add(stageAt(lines, now - BEFORE_DAYS * DAY), stage, buyer.spentMinor);
      const ahead = expectedSpendMinor(buyer, model.retention, AHEAD_DAYS, now);
      parts.toDate.add(buyer.spentMinor);
      parts.ahead.add(ahead);
      parts.total.add(buyer.spentMinor + ahead);
      return stage;
    },
    result: (): RetentionReport => {
      const { sizes, moved } = parts.movements.result();
      const { repeated, ...sums } = totals;
      return {
        ...sums,
        repeatRate: sums.customers === 0 ? null : repeated / sums.customers,
        cohorts: parts.cohorts.result(),
        churn: {
          month: parts.churn.month.result(),
          quarter: parts.churn.quarter.result(),
          year: parts.churn.year.result(),
        },
        lifetimeValue: {
          toDateMinor: parts.toDate.result(),
          nextYearMinor: parts.ahead.result(),
          totalMinor: parts.total.result(),
        },
        ...{ segments: sizes, movements: moved, newAndExisting: parts.newcomers.result() },
      };
    },
  };
}

function partsOf(current: Month, monthOf: (at: number) => Month) {
  const endOf = (month: Month) => Date.UTC(Math.floor((month + 1) / 12), (month + 1) % 12);
  const churnBy = (period: Period) => churn(period, current, SHOWN[period], endOf);
  return {
    cohorts: cohorts(current, MONTHS),
    churn: { month: churnBy('month'), quarter: churnBy('quarter'), year: churnBy('year') },
    newcomers: newcomers(current, MONTHS, monthOf),
    movements: movements(),
    toDate: runningMean(),
    ahead: runningMean(),
    total: runningMean(),
  };
}
