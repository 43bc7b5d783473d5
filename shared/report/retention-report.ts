// The retention report: who comes back, how much money goes with those who do not, and what a customer is worth. One
// pass over people, one at a time; memory is bounded by months and stages.
import type { StoreModel } from '../schema/catalog.ts';
import type { HistoryLine } from '../segment/profile.ts';
import { buyerOf } from '../segment/profile.ts';
import { expectedSpendMinor } from '../segment/retention.ts';
import { stageOf } from '../segment/stage.ts';
import { churn, type PeriodChurn } from './churn.ts';
import { type Cohort, cohorts } from './cohorts.ts';
import { type MeanOf, runningMean } from './mean.ts';
import { type Month, monthsIn, type Period } from './months.ts';
import { type Movement, movements, type StageSize } from './movements.ts';
import { type MonthOfBuyers, newcomers } from './newcomers.ts';
import { purchasesIn } from './purchase.ts';
import { repeats } from './repeats.ts';

export type RetentionReport = {
  /** Money in minor units of the store's currency, net of returns and cancellations. */
  readonly customers: number;
  readonly orders: number;
  readonly revenueMinor: number;
  /** Share of customers with a second order, and of the money of first orders that was theirs. */
  readonly repeatRate: number | null;
  readonly revenueRepeatRate: number | null;
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
  /** Within the last 30 days, by the model as it is now; recency is as good as it was that long before. */
  readonly movements: readonly Movement[];
  readonly newAndExisting: readonly MonthOfBuyers[];
};

export type ReportSettings = {
  readonly now: number;
  readonly timeZone: string;
  readonly model: StoreModel;
  readonly stages: { readonly atRisk: number; readonly lapsed: number } | undefined;
};

const BEFORE_MS = 30 * 86_400_000;
const AHEAD_DAYS = 365;
const MONTHS = 24;
const SHOWN: Readonly<Record<Period, number>> = { month: MONTHS, quarter: 12, year: 5 };

/** An empty report as of `now`; `add` takes all lines of one person and answers their stage, or null without orders. */
export function retentionReport({ now, timeZone, model, stages }: ReportSettings) {
  const monthOf = monthsIn(timeZone);
  const current = monthOf(now);
  const parts = partsOf(current);
  const totals = { customers: 0, orders: 0, revenueMinor: 0 };
  const before = now - BEFORE_MS;
  // Bounds of recency are moments: those of now would have had nobody loyal who had to order since.
  const recency = model.rfm.recency.map((bound) => bound - BEFORE_MS);
  const modelBefore = { ...model, rfm: { ...model.rfm, recency } };
  const stageBefore = (lines: readonly HistoryLine[]) => {
    const buyer = buyerOf(lines.filter((line) => line.at <= before));
    return buyer.orders === 0 ? null : stageOf(buyer, 1, modelBefore, stages, before);
  };
  return {
    add: (lines: readonly HistoryLine[]) => {
      const orders = purchasesIn(lines, now).map((order) => ({ ...order, month: monthOf(order.at) }));
      const buyer = buyerOf(lines.filter((line) => line.at <= now));
      if (orders.length === 0 || buyer.orders === 0) return null;
      const stage = stageOf(buyer, 1, model, stages, now);
      totals.customers += 1;
      totals.orders += orders.length;
      totals.revenueMinor += buyer.spentMinor;
      parts.again.add(orders);
      parts.cohorts.add(orders);
      for (const one of Object.values(parts.churn)) one.add(orders);
      parts.newcomers.add(orders);
      parts.movements.add(stageBefore(lines), stage, buyer.spentMinor);
      const ahead = expectedSpendMinor(buyer, model.retention, AHEAD_DAYS, now);
      parts.toDate.add(buyer.spentMinor);
      parts.ahead.add(ahead);
      parts.total.add(buyer.spentMinor + ahead);
      return stage;
    },
    result: (): RetentionReport => {
      const { sizes, moved } = parts.movements.result();
      const nobody = { repeatRate: null, revenueRepeatRate: null };
      return {
        ...totals,
        ...(totals.customers === 0 ? nobody : parts.again.result()),
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

function partsOf(current: Month) {
  const endOf = (month: Month) => Date.UTC(Math.floor((month + 1) / 12), (month + 1) % 12);
  const churnBy = (period: Period) => churn(period, current, SHOWN[period], endOf);
  return {
    again: repeats(),
    cohorts: cohorts(current, MONTHS),
    churn: { month: churnBy('month'), quarter: churnBy('quarter'), year: churnBy('year') },
    newcomers: newcomers(current, MONTHS),
    movements: movements(),
    toDate: runningMean(),
    ahead: runningMean(),
    total: runningMean(),
  };
}
