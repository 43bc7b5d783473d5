// Walk-forward check of due dates and probabilities: learn before a cut, compare with what was bought after it.
import { MIN_BUYS } from '../../../shared/replenish/candidates.ts';
import { nextNeed } from '../../../shared/replenish/need.ts';
import { pairState } from '../../../shared/replenish/pair.ts';
import { type Purchases, purchasesOf } from '../../../shared/replenish/purchases.ts';
import type { PairState } from '../../../shared/replenish/renewal.ts';
import { HORIZON_DAYS } from '../../../shared/replenish/signals.ts';
import { lnGapSums } from '../../../shared/replenish/sums.ts';
import { purchaseDays, tempoHistory, tempoOf } from '../../../shared/replenish/tempo.ts';
import type { ReplenishModel } from '../../../shared/schema/catalog.ts';
import { DAY_MS, dayOf, decayedAt } from '../../../shared/segment/decay.ts';
import { learnPairs, type PairsLearnt } from '../../../worker/tools/backtest/learn/pairs.ts';
import type { Shop } from '../../../worker/tools/backtest/order-book.ts';
import { type UsualGaps, usualGaps } from '../../../worker/tools/backtest/tasks/usual-gaps.ts';
import { before } from './lines.ts';

/** A pair at a cut: what each way says of the next 14 days, and what came. */
export type Ranked = {
  readonly customer: string;
  readonly happened: boolean;
  readonly ours: number;
  readonly renewal: number;
  readonly decayed: number;
  readonly frequency: number;
};

/** A purchase after two others or more: days between it and the due date of each way. */
export type Dated = {
  readonly customer: string;
  readonly ours: number;
  readonly ownMean: number;
  readonly storeMedian: number;
  readonly productMedian: number;
};

export type Walk = {
  readonly models: ReplenishModel[];
  readonly ranked: Ranked[];
  readonly dated: Dated[];
};

/** Pools the checks at all cuts (dates); a purchase counts at the last cut before it. */
export function walkForward(shop: Shop, cuts: readonly string[], horizonDays = HORIZON_DAYS): Walk {
  const walk: Walk = { models: [], ranked: [], dated: [] };
  for (const [i, cut] of cuts.entries()) {
    const next = cuts[i + 1];
    const until = next === undefined ? Number.POSITIVE_INFINITY : dayOf(Date.parse(next));
    check(walk, shop, { at: Date.parse(cut), until, horizonDays });
  }
  return walk;
}

type Cut = { readonly at: number; readonly until: number; readonly horizonDays: number };

function check(walk: Walk, shop: Shop, cut: Cut): void {
  const past = before(shop, cut.at);
  const learnt = { ...learnPairs(past, cut.at), usual: usualGaps(past) };
  walk.models.push(learnt.model);
  for (const customer of past.people) {
    const all = purchasesOf(shop.linesOf(customer));
    walk.ranked.push(...rankedOf(customer, purchasesOf(past.linesOf(customer)), all, learnt, cut));
    walk.dated.push(...datedOf(customer, all, learnt, cut));
  }
}

type Learnt = PairsLearnt & { readonly usual: UsualGaps };

function rankedOf(
  customer: string,
  bought: readonly Purchases[],
  all: readonly Purchases[],
  learnt: Learnt,
  { at, horizonDays }: Cut,
): Ranked[] {
  const cutDay = dayOf(at);
  const days = purchaseDays(bought);
  const tempo = tempoOf(bought);
  if (tempo === null || (days.at(-1) ?? 0) < cutDay - 180) return [];
  return bought.flatMap((purchases) => {
    const state = pairState(purchases, days);
    if (state.buys < MIN_BUYS || state.lastAt < at - 365 * DAY_MS) return [];
    const ever = all.find(({ product }) => product === purchases.product)?.days;
    const next = ever?.find((day) => day >= cutDay);
    const rhythm = learnt.rhythms.get(purchases.product);
    return {
      ...{ customer, happened: next !== undefined && next < cutDay + horizonDays },
      ours: nextNeed(state, rhythm, learnt.model, at, tempo).probability(horizonDays),
      renewal: nextNeed(withoutSpread(state), rhythm, learnt.model, at).probability(horizonDays),
      decayed: decayedAt(state.decayed, state.lastAt, at),
      frequency: state.buys,
    };
  });
}

/** What the study's renewal model knows of a pair. */
export const withoutSpread = ({ buys, lastAt, sumLnGap, decayed, lastQuantity }: PairState): PairState => ({
  ...{ buys, lastAt, sumLnGap, decayed, lastQuantity },
});

function datedOf(customer: string, all: readonly Purchases[], learnt: Learnt, { at, until }: Cut): Dated[] {
  const tempoBefore = tempoHistory(all);
  const { store, products } = learnt.usual;
  return all.flatMap(({ product, days, quantities }) =>
    days.flatMap((day, i) => {
      const last = days[i - 1] ?? 0;
      if (i < MIN_BUYS || day < dayOf(at) || day >= until || last < dayOf(at) - 365) return [];
      const own = { days: days.slice(0, i), quantities: quantities.slice(0, i) };
      const tempo = tempoBefore(last + 1) ?? undefined;
      const rhythm = learnt.rhythms.get(product);
      const { dueAt } = nextNeed(pairState(own, own.days), rhythm, learnt.model, last * DAY_MS, tempo);
      return {
        customer,
        ours: Math.abs(dueAt / DAY_MS - day),
        ownMean: Math.abs(last + Math.exp(lnGapSums(own.days).sum / (i - 1)) - day),
        storeMedian: Math.abs(last + store - day),
        productMedian: Math.abs(last + (products.get(product) ?? store) - day),
      };
    }),
  );
}
