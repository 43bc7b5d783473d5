// Conversions: which of a visitor's sales count for which exposure. Nothing here asks what caused them: that is told by
// comparing groups.
import type { Sale } from './sale.ts';
import { type Bought, NOTHING_BOUGHT } from './tally.ts';

/** From the first exposure to the end of its window (ms, both included). */
export type Window = {
  readonly campaign: string;
  readonly experiment: string;
  readonly firstAt: number;
  readonly until: number;
};

export type ClickOn = { readonly campaign: string; readonly experiment: string; readonly at: number };

/** What one visitor bought within each of these windows; `clicks` first to last. */
export function conversionsIn<W extends Window>(
  windows: readonly W[],
  clicks: readonly ClickOn[],
  sales: readonly Sale[],
): ReadonlyMap<W, Bought> {
  const bought = new Map(windows.map((window) => [window, NOTHING_BOUGHT]));
  for (const sale of sales) {
    const credited = lastClicked(windows, clicks, sale.at);
    for (const window of windows) {
      const before = bought.get(window) ?? NOTHING_BOUGHT;
      const counts = sale.at >= window.firstAt && sale.at <= window.until;
      const after = counts ? withSale(before, sale) : before;
      bought.set(window, window === credited ? withClick(after, sale) : after);
    }
  }
  return bought;
}

/** The exposure whose campaign was clicked last before the sale, within a window's length. */
function lastClicked<W extends Window>(
  windows: readonly W[],
  clicks: readonly ClickOn[],
  at: number,
): W | undefined {
  const last = clicks.findLast((click) => click.at <= at);
  const window = windows.find(
    ({ campaign, experiment }) => campaign === last?.campaign && experiment === last.experiment,
  );
  if (!last || !window || at < window.firstAt) return undefined;
  return at - last.at <= window.until - window.firstAt ? window : undefined;
}

const withSale = (bought: Bought, { revenueMinor, costedMinor, marginMinor }: Sale): Bought => ({
  ...bought,
  orders: bought.orders + 1,
  revenueMinor: bought.revenueMinor + revenueMinor,
  costedMinor: bought.costedMinor + costedMinor,
  marginMinor: bought.marginMinor + marginMinor,
});

const withClick = (bought: Bought, { revenueMinor }: Sale): Bought => ({
  ...bought,
  clickOrders: bought.clickOrders + 1,
  clickRevenueMinor: bought.clickRevenueMinor + revenueMinor,
});
