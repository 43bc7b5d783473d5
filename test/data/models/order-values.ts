// Checks of what orders and customers bring.
import { DAY_MS } from '../../../shared/segment/decay.ts';
import { lifetimeValue } from '../../../shared/segment/lifetime-value.ts';
import { orderHistory } from '../../../shared/segment/order-history.ts';
import type { OrderMean } from '../../../shared/segment/order-value.ts';
import { buyerOf } from '../../../shared/segment/profile.ts';
import { fitRetention } from '../../../shared/segment/retention-fit.ts';
import type { Shop } from '../../../worker/tools/backtest/order-book.ts';
import { before } from './lines.ts';

/** Mean of the orders after the first one, per customer with any, in major units, as the paper takes them. */
export function repeatOrderMeans(shop: Shop, cut: string): OrderMean[] {
  const past = before(shop, Date.parse(cut));
  return past.people.flatMap((person) => {
    const [, ...repeats] = orderHistory(past.linesOf(person)).spentMinor;
    const sum = repeats.reduce((total, minor) => total + minor / 100, 0);
    return sum > 0 ? [{ mean: sum / repeats.length, count: repeats.length }] : [];
  });
}

/** Share of customers whose value `days` after the cut lies within what was said, and sums of what was said to come
 * and of what came (minor units). */
export function lifetimeValuesAt(shop: Shop, cut: string, days: number) {
  const at = Date.parse(cut);
  const past = before(shop, at);
  const model = fitRetention(
    past.people.map((person) => orderHistory(past.linesOf(person))),
    at,
  );
  const rows = past.people.map((person) => {
    const value = lifetimeValue(buyerOf(past.linesOf(person)), model, days, at);
    const after = shop.linesOf(person).filter((line) => line.at >= at && line.at < at + days * DAY_MS);
    const brought = after.reduce((sum, line) => sum + line.totalMinor, 0);
    const total = value.spentMinor + brought;
    return { ahead: value.aheadMinor, brought, within: total >= value.lowMinor && total <= value.highMinor };
  });
  return {
    within: rows.filter(({ within }) => within).length / rows.length,
    ahead: rows.reduce((sum, { ahead }) => sum + ahead, 0),
    brought: rows.reduce((sum, { brought }) => sum + brought, 0),
  };
}
