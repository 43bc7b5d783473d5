// Walk-forward check of the renewal model: learn before a cut, compare with what was bought after it.
import { replenishFit } from '../../../shared/replenish/fit.ts';
import { nextNeed } from '../../../shared/replenish/need.ts';
import { sumLnGap } from '../../../shared/replenish/pair.ts';
import { type Purchases, purchasesOf } from '../../../shared/replenish/purchases.ts';
import type { ReplenishModel } from '../../../shared/schema/catalog.ts';
import { DAY_MS, dayOf } from '../../../shared/segment/decay.ts';
import { median, type Prediction } from './accuracy.ts';
import { before, type Shop } from './lines.ts';

const HORIZON_DAYS = 14;

/** `bought`: one prediction per candidate pair with two purchases or more, by our model and by plain frequency.
 * `errors`: days between due date and purchase, for every purchase after two, until the next cut. */
export type Walk = {
  readonly models: ReplenishModel[];
  readonly bought: Prediction[];
  readonly byFrequency: Prediction[];
  readonly errors: { ours: number[]; ownMean: number[]; storeMedian: number[] };
};

/** Pools the checks at all cuts (dates). */
export function walkForward(shop: Shop, cuts: readonly string[]): Walk {
  const walk: Walk = {
    ...{ models: [], bought: [], byFrequency: [] },
    errors: { ours: [], ownMean: [], storeMedian: [] },
  };
  for (const [i, cut] of cuts.entries()) {
    const next = cuts[i + 1];
    check(walk, shop, Date.parse(cut), next === undefined ? Number.POSITIVE_INFINITY : Date.parse(next));
  }
  return walk;
}

function check(walk: Walk, shop: Shop, at: number, until: number): void {
  const past = before(shop, at);
  const fit = replenishFit(at);
  for (const lines of past.values()) fit.add({ lines });
  const { model, products } = fit.result();
  walk.models.push(model);
  const storeGap = medianGap(past);
  for (const [customer, lines] of shop) {
    const isActive = lines.some((line) => line.quantity > 0 && line.at < at && line.at >= at - 180 * DAY_MS);
    for (const purchases of purchasesOf(lines)) {
      const needAt = (bought: number, now: number) =>
        nextNeed(stateAfter(purchases, bought), products.get(purchases.product), model, now);
      if (isActive) predict(walk, purchases, at, needAt);
      if (past.has(customer)) measure(walk, purchases, [dayOf(at), until / DAY_MS], storeGap, needAt);
    }
  }
}

type NeedAt = (bought: number, now: number) => ReturnType<typeof nextNeed>;

const stateAfter = ({ days }: Purchases, bought: number) => {
  const known = days.slice(0, bought);
  return { buys: bought, sumLnGap: sumLnGap(known), lastAt: (known.at(-1) ?? 0) * DAY_MS };
};

function predict({ bought, byFrequency }: Walk, { days }: Purchases, at: number, needAt: NeedAt): void {
  const cutDay = dayOf(at);
  const buys = days.filter((day) => day < cutDay).length;
  if (buys < 2 || (days[buys - 1] ?? 0) < cutDay - 365) return;
  const happened = (days[buys] ?? Number.POSITIVE_INFINITY) < cutDay + HORIZON_DAYS;
  bought.push({ score: needAt(buys, at).probability(HORIZON_DAYS), happened });
  byFrequency.push({ score: buys, happened });
}

function measure(
  { errors }: Walk,
  { days }: Purchases,
  [from, until]: [number, number],
  storeGap: number,
  needAt: NeedAt,
): void {
  for (const [i, day] of days.entries()) {
    const last = days[i - 1] ?? 0;
    if (i < 2 || day < from || day >= until || last < from - 365) continue;
    errors.ours.push(Math.abs(needAt(i, last * DAY_MS).dueAt / DAY_MS - day));
    errors.ownMean.push(Math.abs(last + Math.exp(sumLnGap(days.slice(0, i)) / (i - 1)) - day));
    errors.storeMedian.push(Math.abs(last + storeGap - day));
  }
}

function medianGap(shop: Shop): number {
  const gaps: number[] = [];
  for (const lines of shop.values()) {
    for (const { days } of purchasesOf(lines)) {
      for (let i = 1; i < days.length; i++) gaps.push((days[i] ?? 0) - (days[i - 1] ?? 0));
    }
  }
  return median(gaps);
}
