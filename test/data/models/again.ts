// Check of "buy it again" lists, by the protocol of the study: at a cut, what a customer bought in the year before it is
// ranked, and held against their first basket after it, if it comes before the next cut.
import { candidatesOf, type StrategyContext } from '../../../shared/recommend/strategy.ts';
import { nextNeed } from '../../../shared/replenish/need.ts';
import { pairsOf } from '../../../shared/replenish/pair.ts';
import { purchasesOf } from '../../../shared/replenish/purchases.ts';
import type { Pair } from '../../../shared/schema/profile.ts';
import { DAY_MS, decayedAt } from '../../../shared/segment/decay.ts';
import { type HistoryLine, profileOf } from '../../../shared/segment/profile.ts';
import { learnPairs, type PairsLearnt } from '../../../worker/tools/backtest/learn/pairs.ts';
import { type AtTen, atTen } from '../../../worker/tools/backtest/measures/at-ten.ts';
import type { Shop } from '../../../worker/tools/backtest/order-book.ts';
import { firstBasket } from '../../../worker/tools/backtest/tasks/bought-after.ts';
import { NO_PAGE } from '../../../worker/tools/backtest/tasks/no-page.ts';
import { before } from './lines.ts';
import { withoutSpread } from './replenishment.ts';

/** A basket with something bought in the year before: what each ranking found of it; `published`: ours, of the products
 * and pairs that a store has room for. */
export type AgainRow = { readonly customer: string } & {
  readonly [Name in 'ours' | 'published' | 'renewal' | 'decayed' | 'frequency']: AtTen;
};

const YEAR_MS = 365 * DAY_MS;

/** Rows of all cuts (dates); a customer may have one for each. */
export function againRows(shop: Shop, cuts: readonly string[]): AgainRow[] {
  return cuts.flatMap((cut, i) => {
    const [at, until] = [Date.parse(cut), Date.parse(cuts[i + 1] ?? '9999-01-01')];
    const past = before(shop, at);
    const learnt = learnPairs(past, at);
    return past.people.flatMap((customer) => {
      const basket = firstBasket(shop.linesOf(customer).filter((line) => line.at >= at && line.at < until));
      const pairs = pairsOf(purchasesOf(past.linesOf(customer))).filter(
        ({ lastAt }) => lastAt >= at - YEAR_MS,
      );
      const wanted = new Set(pairs.map(({ product }) => product).filter((product) => basket.has(product)));
      if (wanted.size === 0) return [];
      return { customer, ...rowOf(past.linesOf(customer), pairs, wanted, learnt, at) };
    });
  });
}

function rowOf(
  lines: readonly HistoryLine[],
  pairs: readonly Pair[],
  wanted: ReadonlySet<string>,
  { catalog, published, model, rhythms }: PairsLearnt,
  at: number,
): Omit<AgainRow, 'customer'> {
  const profile = profileOf({ lines, tags: [], attributes: {}, subscribed: 'unknown' });
  const listed = (context: Pick<StrategyContext, 'catalog' | 'profile'>) =>
    atTen(
      candidatesOf('again', { ...context, page: NO_PAGE, now: at }).map(({ card }) => card.id),
      wanted,
    );
  const by = (scoreOf: (pair: Pair) => number) => atTen(ranked(pairs, lines, scoreOf), wanted);
  return {
    ours: listed({ catalog, profile: { ...profile, pairs } }),
    published: listed({ catalog: published, profile }),
    renewal: by((pair) =>
      nextNeed(withoutSpread(pair), rhythms.get(pair.product), model, at).probability(14),
    ),
    decayed: by((pair) => decayedAt(pair.decayed, pair.lastAt, at)),
    frequency: by((pair) => pair.buys),
  };
}

/** Highest score first; of equals, the one bought first. */
function ranked(
  pairs: readonly Pair[],
  lines: readonly HistoryLine[],
  scoreOf: (pair: Pair) => number,
): string[] {
  const first = new Map<string, number>();
  for (const { product, at } of lines) first.set(product, Math.min(at, first.get(product) ?? at));
  return pairs
    .map((pair) => ({ product: pair.product, score: scoreOf(pair), first: first.get(pair.product) ?? 0 }))
    .sort((a, b) => b.score - a.score || a.first - b.first || (a.product < b.product ? -1 : 1))
    .map(({ product }) => product);
}
