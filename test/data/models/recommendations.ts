// Check of recommendations at a cut: lists as decisions would show them, against the first basket after it.
import { recommend } from '../../../shared/recommend/recommend.ts';
import { relatedTable } from '../../../shared/recommend/related.ts';
import { replenishFit } from '../../../shared/replenish/fit.ts';
import { pairsOf } from '../../../shared/replenish/pair.ts';
import { isPurchase } from '../../../shared/replenish/purchases.ts';
import type { Catalog } from '../../../shared/schema/catalog.ts';
import type { Profile } from '../../../shared/schema/profile.ts';
import { dayOf } from '../../../shared/segment/decay.ts';
import { orderHistory } from '../../../shared/segment/order-history.ts';
import { profileOf } from '../../../shared/segment/profile.ts';
import { fitRetention } from '../../../shared/segment/retention-fit.ts';
import { rfmBounds } from '../../../shared/segment/rfm.ts';
import { atTen } from './accuracy.ts';
import { before, type Shop } from './lines.ts';

type Score = ReturnType<typeof atTen>;
const PAGE = { kind: 'home', url: 'https://shop.example/', locale: 'en' } as const;

/** Mean scores of `next` on what the basket had that was new to the person, and of `again` on what was not; both
 * from profiles as published, and `next` from everything the person ever bought. */
export function listsAt(shop: Shop, cut: string): { next: Score; nextOfAll: Score; again: Score } {
  const now = Date.parse(cut);
  const past = before(shop, now);
  const catalog = catalogAt(past, now);
  const scores = { next: [] as Score[], nextOfAll: [] as Score[], again: [] as Score[] };
  for (const [customer, lines] of past) {
    const basket = firstBasket(shop, customer, now);
    const had = new Set(lines.filter(isPurchase).map((line) => line.product));
    const fresh = new Set([...basket].filter((product) => !had.has(product)));
    const known = new Set([...basket].filter((product) => had.has(product)));
    const history = { lines, tags: [], attributes: {}, subscribed: 'unknown' } as const;
    const profile = profileOf(history);
    const whole = { ...profile, pairs: pairsOf(history), bought: [...had] };
    const listOf = (strategy: 'next' | 'again', person: Profile) =>
      recommend(
        { strategy, show: 10, fallback: 'none', pin: [], boost: [], bury: [], exclude: [] },
        { catalog, profile: person, page: PAGE, sensitive: [], currencyDigits: 2, now },
      ).map((card) => card.id);
    if (fresh.size > 0 && had.size > 0) {
      scores.next.push(atTen(listOf('next', profile), fresh));
      scores.nextOfAll.push(atTen(listOf('next', whole), fresh));
    }
    if (known.size > 0) scores.again.push(atTen(listOf('again', profile), known));
  }
  return { next: mean(scores.next), nextOfAll: mean(scores.nextOfAll), again: mean(scores.again) };
}

function firstBasket(shop: Shop, customer: string, now: number): Set<string> {
  const after = (shop.get(customer) ?? []).filter((line) => line.at >= now && isPurchase(line));
  const day = Math.min(...after.map((line) => dayOf(line.at)));
  return new Set(after.filter((line) => dayOf(line.at) === day).map((line) => line.product));
}

function catalogAt(past: Shop, now: number): Catalog {
  const baskets = new Map<string, Set<string>>();
  const sold = new Map<string, number>();
  const fit = replenishFit(now);
  for (const [customer, lines] of past) {
    fit.add({ lines });
    for (const { product, at } of lines.filter(isPurchase)) {
      const key = `${customer} ${dayOf(at)}`;
      baskets.set(key, (baskets.get(key) ?? new Set()).add(product));
      sold.set(product, (sold.get(product) ?? 0) + 1);
    }
  }
  const ids = [...sold].sort(([, a], [, b]) => b - a).map(([id]) => id);
  const index = new Map(ids.map((id, i) => [id, i]));
  const { model, products } = fit.result();
  const indexed = [...baskets.values()].map((basket) => [...basket].map((id) => index.get(id) ?? -1));
  return {
    ...{ builtAt: now, flags: { emptyPools: [], spentBudgets: [] } },
    products: ids.map((id) => ({ id, title: id, url: `/${id}`, ...products.get(id) })),
    related: relatedTable(indexed, ids.length),
    model: {
      replenish: model,
      retention: fitRetention([...past.values()].map(orderHistory), now),
      rfm: rfmBounds([]),
    },
  };
}

function mean(scores: readonly Score[]): Score {
  const of = (name: keyof Score) => scores.reduce((sum, score) => sum + score[name], 0) / scores.length;
  return { hit: of('hit'), ndcg: of('ndcg'), recall: of('recall') };
}
