// Tallies: what is counted of a campaign, per day and group of visitors. Sums only, so that they can be added and undone.

/** In the order of their columns: what browsers reported, what was given, and what visitors bought. Money in minor
 * units of the store's currency; `…Squares` are of a visitor's whole sum. */
export const TALLIES = [
  ...(['shown', 'clicked', 'dismissed', 'submitted', 'applied', 'leads', 'codes', 'crossed'] as const),
  ...(['visitors', 'converted', 'orders', 'revenueMinor', 'revenueSquares'] as const),
  ...(['costedMinor', 'marginMinor', 'marginSquares', 'clickOrders', 'clickRevenueMinor'] as const),
  ...(['entrants', 'entrantConverted', 'entrantOrders', 'entrantRevenueMinor', 'entrantSquares'] as const),
] as const;
export type TallyName = (typeof TALLIES)[number];
export type Tally = Readonly<Record<TallyName, number>>;

/** What an exposed visitor bought within the window; `costed`: the part whose cost is known. */
export type Bought = {
  readonly orders: number;
  readonly revenueMinor: number;
  readonly costedMinor: number;
  readonly marginMinor: number;
  /** Orders that followed a click on this campaign as the last one. */
  readonly clickOrders: number;
  readonly clickRevenueMinor: number;
};

export const NOTHING_BOUGHT: Bought = {
  ...{ orders: 0, revenueMinor: 0, costedMinor: 0, marginMinor: 0, clickOrders: 0, clickRevenueMinor: 0 },
};

/** What one exposed visitor adds to the tallies; `entrant`: this was their first exposure to anything. */
export function visitorTally(bought: Bought, entrant: boolean): Partial<Tally> {
  const { orders, revenueMinor, marginMinor } = bought;
  const converted = orders > 0 ? 1 : 0;
  const revenueSquares = revenueMinor ** 2;
  return {
    ...{ ...bought, visitors: 1, converted, revenueSquares, marginSquares: marginMinor ** 2 },
    ...(entrant && {
      ...{ entrants: 1, entrantConverted: converted, entrantOrders: orders },
      ...{ entrantRevenueMinor: revenueMinor, entrantSquares: revenueSquares },
    }),
  };
}

/** The tallies of several groups, added up. */
export const tallyOfAll = (groups: readonly { readonly tally: Partial<Tally> }[]): Partial<Tally> =>
  groups.reduce<Partial<Tally>>((sum, { tally }) => tallySum(sum, tally), {});

/** The sum of two tallies, the second taken `times` (−1 undoes it). */
export function tallySum(one: Partial<Tally>, other: Partial<Tally>, times = 1): Partial<Tally> {
  const sum: Partial<Record<TallyName, number>> = { ...one };
  for (const name of TALLIES) {
    const more = other[name];
    if (more) sum[name] = (sum[name] ?? 0) + times * more;
  }
  return sum;
}
