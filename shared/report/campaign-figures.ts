// A tally as people read it.
import type { CampaignFigures } from '../schema/campaign-report.ts';
import type { Tally } from './tally.ts';

/** The figures of a tally. */
export function figuresOf(tally: Partial<Tally>): CampaignFigures {
  const { visitors = 0, orders = 0, converted = 0, revenueMinor = 0, costedMinor = 0 } = tally;
  const knowsCosts = costedMinor !== 0;
  return {
    exposures: tally.shown ?? 0,
    clicks: tally.clicked ?? 0,
    dismissals: tally.dismissed ?? 0,
    submissions: tally.submitted ?? 0,
    applied: tally.applied ?? 0,
    leads: tally.leads ?? 0,
    codesIssued: tally.codes ?? 0,
    visitors,
    crossedOver: tally.crossed ?? 0,
    conversions: converted,
    conversionRate: ratio(converted, visitors),
    orders,
    revenueMinor,
    revenuePerVisitorMinor: ratio(revenueMinor, visitors),
    averageOrderMinor: ratio(revenueMinor, orders),
    marginMinor: knowsCosts ? (tally.marginMinor ?? 0) : null,
    costedShare: revenueMinor > 0 ? costedMinor / revenueMinor : null,
    lastClick: { orders: tally.clickOrders ?? 0, revenueMinor: tally.clickRevenueMinor ?? 0 },
  };
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
