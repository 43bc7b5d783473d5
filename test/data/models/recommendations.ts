// Check of recommendations at a cut: lists as decisions would show them, against the first basket after it.
import { bestsellers } from '../../../shared/recommend/best-sellers.ts';
import { justBoughtBy } from '../../../shared/recommend/just-bought-by.ts';
import { recommend } from '../../../shared/recommend/recommend.ts';
import { candidatesOf } from '../../../shared/recommend/strategy.ts';
import { isPurchase } from '../../../shared/replenish/purchases.ts';
import type { Catalog } from '../../../shared/schema/catalog.ts';
import type { Profile } from '../../../shared/schema/profile.ts';
import { profileOf } from '../../../shared/segment/profile.ts';
import { learnStore } from '../../../worker/tools/backtest/learn/store.ts';
import { type AtTen, atTen } from '../../../worker/tools/backtest/measures/at-ten.ts';
import type { Shop } from '../../../worker/tools/backtest/order-book.ts';
import { firstBasket } from '../../../worker/tools/backtest/tasks/bought-after.ts';
import { NO_PAGE } from '../../../worker/tools/backtest/tasks/no-page.ts';
import { cosineLists } from './cosine.ts';
import { before } from './lines.ts';

/** One score per customer: our `next`, basket cosine and best sellers on what was new to them in the basket; on what was
 * not, our `again` as ranked, and as shown: of what they had not just bought. */
export type Lists = { readonly [Name in 'next' | 'cosine' | 'best' | 'again' | 'againShown']: AtTen[] } & {
  readonly catalog: Catalog;
};

/** Scores of lists at a cut, from profiles and the catalogue as published. */
export function listsAt(shop: Shop, cut: string): Lists {
  const now = Date.parse(cut);
  const past = before(shop, now);
  const catalog = learnStore(past, now);
  const cosine = cosineLists(past);
  const scores: Lists = { next: [], cosine: [], best: [], again: [], againShown: [], catalog };
  for (const person of past.people) {
    const lines = past.linesOf(person);
    const basket = firstBasket(shop.linesOf(person).filter(({ at }) => at >= now));
    const had = new Set(lines.filter(isPurchase).map((line) => line.product));
    const fresh = new Set([...basket].filter((product) => !had.has(product)));
    const known = new Set([...basket].filter((product) => had.has(product)));
    const profile = profileOf({ lines, tags: [], attributes: {}, subscribed: 'unknown' });
    if (fresh.size > 0 && had.size > 0) {
      const unknown = bestsellers(catalog, profile).filter(({ card }) => !had.has(card.id));
      scores.next.push(atTen(listOf('next', profile, catalog, now), fresh));
      scores.cosine.push(atTen(cosine(had), fresh));
      scores.best.push(
        atTen(
          unknown.map(({ card }) => card.id),
          fresh,
        ),
      );
    }
    if (known.size > 0) {
      const ranked = candidatesOf('again', { catalog, profile, page: NO_PAGE, now }).slice(0, 10);
      scores.again.push(
        atTen(
          ranked.map(({ card }) => card.id),
          known,
        ),
      );
    }
    const justBought = justBoughtBy(profile, catalog, now);
    const due = new Set([...known].filter((product) => !justBought.has(product)));
    if (due.size > 0) scores.againShown.push(atTen(listOf('again', profile, catalog, now), due));
  }
  return scores;
}

const listOf = (strategy: 'next' | 'again', profile: Profile, catalog: Catalog, now: number) =>
  recommend(
    { strategy, show: 10, fallback: 'none', pin: [], boost: [], bury: [], exclude: [] },
    { catalog, profile, page: NO_PAGE, sensitive: [], currencyDigits: 2, now },
  ).map((card) => card.id);
