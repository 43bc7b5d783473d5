// A campaign report, as the example of its call; docs/results.md goes through the same numbers.
const COUNTED = {
  ...{ clicks: 900, dismissals: 9100, submissions: 820, applied: 610, leads: 815, codesIssued: 815 },
  ...{ visitors: 18_000, crossedOver: 0, conversions: 756, conversionRate: 0.042, orders: 790 },
  ...{ revenueMinor: 3_318_000, revenuePerVisitorMinor: 184.33, averageOrderMinor: 4200 },
  ...{ exposures: 21_400, marginMinor: null, costedShare: 0 },
  lastClick: { orders: 420, revenueMinor: 1_764_000 },
};

const HELD = {
  ...{ clicks: 0, dismissals: 0, submissions: 0, applied: 0, leads: 0, codesIssued: 0, exposures: 2390 },
  ...{ visitors: 2000, crossedOver: 0, conversions: 60, conversionRate: 0.03, orders: 62 },
  ...{ revenueMinor: 248_000, revenuePerVisitorMinor: 124, averageOrderMinor: 4000 },
  ...{ marginMinor: null, costedShare: 0, lastClick: { orders: 0, revenueMinor: 0 } },
};

const REVENUE = {
  status: 'compared',
  difference: { value: 60.33, low: 1.42, high: 119.25 },
  relative: { value: 0.487, low: 0.008, high: 1.677 },
  total: { value: 1_086_000, low: 25_564, high: 2_146_436 },
  ...{ pValue: 0.042, probabilityBetter: 0.999, verdict: 'better', neededVisitors: 119_930 },
};

const CONVERSION = {
  status: 'compared',
  difference: { value: 0.012, low: -0.0007, high: 0.0247 },
  relative: { value: 0.4, low: -0.018, high: 1.336 },
  total: { value: 216, low: -13, high: 445 },
  ...{ pValue: 0.076, probabilityBetter: 0.996, verdict: 'undecided', neededVisitors: 99_441 },
};

const arm = ({ visitors, conversionRate, revenuePerVisitorMinor, averageOrderMinor }: typeof HELD) => ({
  ...{ visitors, conversionRate, revenuePerVisitorMinor, averageOrderMinor },
});

const SHOWN = { variant: 'a', group: 'shown' };

export const CAMPAIGNS = {
  ...{ currency: 'EUR', timeZone: 'Europe/Rome', from: null, to: null, control: null, total: 1 },
  campaigns: [
    {
      ...{ campaign: 'welcome-15', kind: 'welcome', status: 'live', deleted: false },
      incremental: { revenue: REVENUE, margin: null, withheld: null },
      codesRedeemed: { total: 402, issued: 815, variants: [{ variant: 'a', codes: 402, issued: 815 }] },
      total: COUNTED,
      runs: [
        {
          ...{ experiment: 'welcome-2026-11', since: 4, current: true, holdout: 0.1, conversionDays: 7 },
          weights: [{ variant: 'a', weight: 1 }],
          variants: [
            { ...SHOWN, ...COUNTED },
            { variant: 'a', group: 'holdout', ...HELD },
          ],
          result: {
            control: { arm: 'held out', kind: 'holdout' },
            level: 0.95,
            shares: {
              ...{ probability: 1, mismatch: false },
              arms: [
                { id: 'held out', visitors: 2000, expected: 2000 },
                { id: 'a', visitors: 18_000, expected: 18_000 },
              ],
            },
            arms: [
              { id: 'held out', ...arm(HELD) },
              { id: 'a', ...arm(COUNTED) },
            ],
            variants: [{ id: 'a', conversion: CONVERSION, revenue: REVENUE }],
            overall: { conversion: CONVERSION, revenue: REVENUE },
          },
        },
      ],
      daysLeftOut: false,
      days: [{ day: '2026-11-21', ...SHOWN, ...COUNTED }],
      segments: [{ segment: 'new', ...SHOWN, ...COUNTED }],
    },
  ],
};
