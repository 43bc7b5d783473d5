// What is bought together, learnt from everybody's lines as they stream by, in the form the catalogue publishes.
import { printRow, weightCode } from '../../shared/recommend/companion-row.ts';
import { relatedTables } from '../../shared/recommend/related.ts';
import { sellerCounts } from '../../shared/recommend/sellers.ts';
import { DAY_MS, dayOf } from '../../shared/segment/decay.ts';
import type { HistoryLine } from '../../shared/segment/profile.ts';
import { BasketList } from './basket-list.ts';

/** Per product its companions, and the store's best sellers, as in `Catalog`. */
export type FittedCompanions = {
  readonly products: readonly {
    readonly related: readonly number[];
    readonly weights: string;
    readonly together: string;
    readonly following: string;
  }[];
  readonly sellers: readonly string[];
  readonly leaning: number;
};

const RECENT_MS = 90 * DAY_MS;

/** An empty fit as of `now` (ms); `products` are the ids that take part, best sellers first. */
export function companionsFit(products: readonly string[], now: number) {
  const index = new Map(products.map((product, i) => [product, i]));
  const demand = products.map(() => ({ recent: 0, ever: 0 }));
  const people = new BasketList();
  const sellers = sellerCounts(products.length);
  return {
    /** Takes one person's lines; each person once. */
    add: (lines: readonly HistoryLine[]): void => {
      const baskets = new Map<number, Set<number>>();
      for (const { product, at, quantity, cancelled } of lines) {
        const i = cancelled || quantity <= 0 ? undefined : index.get(product);
        const ordered = i === undefined ? undefined : demand[i];
        if (i === undefined || ordered === undefined) continue;
        ordered.ever++;
        if (at > now - RECENT_MS) ordered.recent++;
        const day = dayOf(at);
        baskets.set(day, (baskets.get(day) ?? new Set()).add(i));
      }
      const history = [...baskets].sort(([a], [b]) => a - b).map(([, basket]) => [...basket]);
      people.add(history);
      sellers.add(history);
    },
    /** What was learnt; yields between bites of about a tenth of a second. */
    *bites(): Generator<undefined, FittedCompanions> {
      const { tables, leaning } = yield* relatedTables(people, demand);
      yield;
      const best = sellers.rows(demand).map(printRow);
      yield;
      const printed = tables.map(({ related, together, following }) => ({
        related: related.map((companion) => companion.index),
        weights: related.map(({ weight }) => weightCode(weight)).join(''),
        together: printRow(together),
        following: printRow(following),
      }));
      yield;
      return { products: printed, sellers: best, leaning };
    },
  };
}
