// Examples of the longer answers.

const people = (customers: number, revenueMinor: number) => ({ customers, revenueMinor });
const lost = (customers: number, revenueMinor: number, churn: number, revenueChurn: number) => ({
  ...people(customers, revenueMinor),
  ...{ churn, revenueChurn },
});
const mean = (value: number) => ({ n: 611, mean: value, interval: [value * 0.95, value * 1.05] });

export const RETENTION = {
  ...{ at: 1795000000000, pending: false, currency: 'EUR', timeZone: 'Europe/Rome' },
  ...{ ...people(611, 4880000), orders: 1240, repeatRate: 0.42, revenueRepeatRate: 0.55 },
  cohorts: [
    {
      month: '2026-10',
      ...people(61, 402000),
      ...{ repeatRate: 0.21, revenueRepeatRate: 0.34 },
      months: [
        { ...people(61, 331000), share: 1 },
        { ...people(13, 71000), share: 0.213 },
      ],
    },
  ],
  churn: {
    quarter: [
      {
        period: '2026-Q3',
        ...lost(240, 1610000, 0.61, 0.38),
        by: {
          'first-time': lost(131, 520000, 0.78, 0.76),
          repeat: lost(109, 1090000, 0.41, 0.2),
          subscription: lost(12, 190000, 0.08, 0.05),
          'no-subscription': lost(228, 1420000, 0.64, 0.42),
          short: lost(140, 640000, 0.74, 0.62),
          mid: lost(70, 560000, 0.47, 0.28),
          long: lost(30, 410000, 0.33, 0.14),
        },
      },
    ],
  },
  lifetimeValue: { toDateMinor: mean(7987), nextYearMinor: mean(4120), totalMinor: mean(12107) },
  segments: [{ stage: 'active', ...people(190, 1904000) }],
  movements: [{ from: 'active', to: 'at-risk', ...people(22, 180000) }],
  newAndExisting: [
    {
      month: '2026-10',
      new: { ...people(61, 331000), orders: 61, averageOrderMinor: 5426 },
      existing: {
        ...{ ...people(58, 402000), orders: 66, averageOrderMinor: 6091 },
        ...{ known: 550, conversion: 0.105, revenueConversion: 0.17 },
      },
    },
  ],
  strangers: { orders: 14, revenueMinor: 61000 },
  visitors: {
    new: {
      ...{ visitors: 5200, converted: 130, conversion: 0.025, orders: 134, revenueMinor: 536000 },
      ...{ revenueShare: 0.462, averageOrderMinor: 4000 },
    },
    existing: {
      ...{ visitors: 900, converted: 108, conversion: 0.12, orders: 120, revenueMinor: 624000 },
      ...{ revenueShare: 0.538, averageOrderMinor: 5200 },
    },
  },
};

export const CUSTOMER = {
  ...{ id: 'c-42', at: 1795000000000, segment: 'loyal' },
  rfm: { recency: 5, frequency: 5, monetary: 4, group: 'champions' },
  ...{ orders: 9, spentMinor: 41250, firstOrderAt: 1763000000000, lastOrderAt: 1793528100000 },
  probabilities: { buysWithin30Days: 0.62, buysWithin90Days: 0.88 },
  expected: {
    orders90Days: 2.4,
    nextYear: { spentMinor: 41250, aheadMinor: 38100, lowMinor: 55200, highMinor: 107400 },
  },
  ...{ subscribed: 'yes', tags: ['wholesale'], attributes: {} },
  due: [
    {
      ...{ product: 'sku-9', title: 'Coffee 500 g', dueAt: 1795300000000 },
      ...{ expectedAt: 1795340000000, basis: 'pair' },
      ...{ probability: 0.44, lastBought: 1793528100000, quantity: 2 },
    },
  ],
  again: [{ product: 'sku-9', title: 'Coffee 500 g' }],
  recommended: [{ product: 'sku-4', title: 'Filter papers' }],
};

export const PERSON = {
  ...{ at: 1795000000000, customers: ['c-42'], emails: ['ada@mail.example'], visitors: [] },
  unproven: { customers: [], emails: [] },
  kept: {
    customers: [
      {
        ...{ person: 'c:c-42', email: 'ada@mail.example', subscribed: 'yes' },
        ...{ tags: '["wholesale"]', attributes: null },
      },
    ],
    mailboxes: [{ mailbox: 'ada@mail.example', person: 'c:c-42', proven: 1 }],
  },
  profiles: { 'c:c-42': { orders: 0, subscribed: 'yes', tags: ['wholesale'] } },
};
