// Check of recommendations at a cut: lists as decisions would show them, against the first basket after it.
import { bestsellers } from '../../../shared/recommend/best-sellers.ts';
import { recommend } from '../../../shared/recommend/recommend.ts';
import { isPurchase } from '../../../shared/replenish/purchases.ts';
import type { Catalog } from '../../../shared/schema/catalog.ts';
import type { Profile } from '../../../shared/schema/profile.ts';
import { DAY_MS, dayOf } from '../../../shared/segment/decay.ts';
import { profileOf } from '../../../shared/segment/profile.ts';
import { cardOf, companionFields, fitting, PRODUCTS } from '../../../worker/store/catalog-cards.ts';
import { fitPass } from '../../../worker/store/fit-pass.ts';
import { atTen } from './accuracy.ts';
import { cosineLists } from './cosine.ts';
import { before, type Shop } from './lines.ts';

type Score = ReturnType<typeof atTen>;
/** One score per customer: our `next`, basket cosine and best sellers on what was new to them in the basket; our `again`
 * on what was not. */
export type Lists = { readonly [Name in 'next' | 'cosine' | 'best' | 'again']: Score[] } & {
  readonly catalog: Catalog;
};

const RECENT_MS = 90 * DAY_MS;
const PAGE = { kind: 'home', url: 'https://shop.example/', locale: 'en' } as const;

/** Scores of lists at a cut, from profiles and the catalogue as published. */
export function listsAt(shop: Shop, cut: string): Lists {
  const now = Date.parse(cut);
  const past = before(shop, now);
  const catalog = catalogAt(past, now);
  const cosine = cosineLists(past);
  const scores: Lists = { next: [], cosine: [], best: [], again: [], catalog };
  for (const [customer, lines] of past) {
    const basket = firstBasket(shop, customer, now);
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
    if (known.size > 0) scores.again.push(atTen(listOf('again', profile, catalog, now), known));
  }
  return scores;
}

const listOf = (strategy: 'next' | 'again', profile: Profile, catalog: Catalog, now: number) =>
  recommend(
    { strategy, show: 10, fallback: 'none', pin: [], boost: [], bury: [], exclude: [] },
    { catalog, profile, page: PAGE, sensitive: [], currencyDigits: 2, now },
  ).map((card) => card.id);

function firstBasket(shop: Shop, customer: string, now: number): Set<string> {
  const after = (shop.get(customer) ?? []).filter((line) => line.at >= now && isPurchase(line));
  const day = Math.min(...after.map((line) => dayOf(line.at)));
  return new Set(after.filter((line) => dayOf(line.at) === day).map((line) => line.product));
}

/** The catalogue as the store would publish it. */
function catalogAt(past: Shop, now: number): Catalog {
  const sold = new Map<string, { recent: number; ever: number }>();
  for (const { product, at } of [...past.values()].flat().filter(isPurchase)) {
    const { recent, ever } = sold.get(product) ?? { recent: 0, ever: 0 };
    sold.set(product, { recent: recent + (at > now - RECENT_MS ? 1 : 0), ever: ever + 1 });
  }
  const ids = [...sold].sort(([, a], [, b]) => b.recent - a.recent || b.ever - a.ever).map(([id]) => id);
  const pass = fitPass(ids.slice(0, PRODUCTS), now);
  for (const [customer, lines] of past) pass.add({ person: `c:${customer}`, lines });
  const fitted = pass.result();
  return fitting({
    ...{ builtAt: now, model: fitted.model, flags: { emptyPools: [], spentBudgets: [] } },
    products: fitted.products.map((product) => cardOf({ id: product.id }, product)),
    ...companionFields(fitted, fitted.products.length),
  });
}
