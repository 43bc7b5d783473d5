// What the reports over orders answer. Money in minor units of the store's currency; shares from 0 to 1.
import * as v from 'valibot';
import { Stage } from '../../../shared/schema/audience.ts';

const head = { at: v.nullable(v.number()), pending: v.boolean(), currency: v.string() };
const people = { customers: v.number(), revenueMinor: v.number() };

const Mean = v.strictObject({
  n: v.number(),
  mean: v.number(),
  interval: v.nullable(v.tuple([v.number(), v.number()])),
});

const churn = {
  ...people,
  churn: v.nullable(v.number()),
  revenueChurn: v.nullable(v.number()),
};
const Churn = v.strictObject(churn);
const Periods = v.array(
  v.strictObject({
    period: v.string(),
    ...churn,
    by: v.strictObject({
      'first-time': Churn,
      repeat: Churn,
      subscription: Churn,
      'no-subscription': Churn,
      short: Churn,
      mid: Churn,
      long: Churn,
    }),
  }),
);

const buyers = { ...people, orders: v.number(), averageOrderMinor: v.nullable(v.number()) };

const visitors = v.strictObject({
  visitors: v.number(),
  converted: v.number(),
  conversion: v.nullable(v.number()),
  orders: v.number(),
  revenueMinor: v.number(),
  revenueShare: v.nullable(v.number()),
  averageOrderMinor: v.nullable(v.number()),
});

export const RetentionAnswer = v.strictObject({
  ...head,
  timeZone: v.string(),
  ...people,
  orders: v.number(),
  repeatRate: v.nullable(v.number()),
  revenueRepeatRate: v.nullable(v.number()),
  cohorts: v.array(
    v.strictObject({
      month: v.string(),
      ...people,
      repeatRate: v.number(),
      revenueRepeatRate: v.nullable(v.number()),
      months: v.array(v.strictObject({ ...people, share: v.number() })),
    }),
  ),
  churn: v.strictObject({
    month: v.exactOptional(Periods),
    quarter: v.exactOptional(Periods),
    year: v.exactOptional(Periods),
  }),
  lifetimeValue: v.strictObject({ toDateMinor: Mean, nextYearMinor: Mean, totalMinor: Mean }),
  segments: v.array(v.strictObject({ stage: Stage, ...people })),
  movements: v.array(v.strictObject({ from: v.nullable(Stage), to: Stage, ...people })),
  newAndExisting: v.array(
    v.strictObject({
      month: v.string(),
      new: v.strictObject(buyers),
      existing: v.strictObject({
        ...{ ...buyers, known: v.number() },
        conversion: v.nullable(v.number()),
        revenueConversion: v.nullable(v.number()),
      }),
    }),
  ),
  strangers: v.strictObject({ orders: v.number(), revenueMinor: v.number() }),
  visitors: v.strictObject({ new: visitors, existing: visitors }),
});

export const ProductsAnswer = v.strictObject({
  ...head,
  total: v.number(),
  products: v.array(
    v.strictObject({
      product: v.string(),
      title: v.exactOptional(v.string()),
      buyers: v.number(),
      repeatBuyers: v.number(),
      repeatShare: v.number(),
      orders: v.number(),
      units: v.number(),
      revenueMinor: v.number(),
      interval: v.nullable(
        v.strictObject({
          gaps: v.number(),
          medianDays: v.number(),
          middleHalfDays: v.tuple([v.number(), v.number()]),
        }),
      ),
      loyal: v.strictObject({
        beganWith: v.number(),
        becameLoyal: v.number(),
        lift: v.nullable(v.number()),
        next: v.array(v.strictObject({ product: v.string(), customers: v.number() })),
      }),
    }),
  ),
});
