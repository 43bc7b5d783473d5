// One pass over everybody's lines, without the database: the job `fit` streams its rows through it, and `npm run
// backtest` a file.
import { relatedTable } from '../../shared/recommend/related.ts';
import { replenishFit } from '../../shared/replenish/fit.ts';
import type { StoreModel } from '../../shared/schema/catalog.ts';
import { dayOf } from '../../shared/segment/decay.ts';
import { type HistoryLine, orderTimes } from '../../shared/segment/profile.ts';
import { BasketList } from './basket-list.ts';
import { buyersFit } from './buyers-fit.ts';

/** Products best sellers first; `related` holds indices into them, strongest first. */
export type Fitted = {
  readonly products: readonly {
    readonly id: string;
    readonly lnGap?: number;
    readonly repeatShare?: number;
    readonly related: readonly number[];
  }[];
  readonly model: StoreModel;
};

/** Somebody (`c:` a customer, `e:` a mailbox, `o:` the buyer of one order) and all their lines. */
export type PersonLines = { readonly person: string; readonly lines: readonly HistoryLine[] };

/** Whether orders of this person can be told apart from a stranger's: a guest without address cannot come back as far
 * as we can see, and would pass for lost. */
export const isKnownPerson = (person: string): boolean => !person.startsWith('o:');

/** An empty pass as of `now` (ms); `products` are the ids that take part, best sellers first. */
export function fitPass(products: readonly string[], now: number) {
  const index = new Map(products.map((product, i) => [product, i]));
  const baskets = new BasketList();
  const replenish = replenishFit(now);
  const buyers = buyersFit(now);
  return {
    add: ({ person, lines }: PersonLines) => {
      for (const basket of basketsOf(lines, index)) baskets.add(basket);
      if (!isKnownPerson(person) || orderTimes(lines).length === 0) return;
      replenish.add({ lines });
      buyers.add({ lines });
    },
    result: (): Fitted => {
      const { model, products: rhythms } = replenish.result();
      const related = relatedTable(baskets, products.length);
      return {
        products: products.map((id, i) => ({ id, ...rhythms.get(id), related: related[i] ?? [] })),
        model: { replenish: model, ...buyers.result() },
      };
    },
  };
}

/** A basket is what one person bought on one day. */
function basketsOf(lines: readonly HistoryLine[], index: ReadonlyMap<string, number>): Iterable<Set<number>> {
  const baskets = new Map<number, Set<number>>();
  for (const { product, at, quantity, cancelled } of lines) {
    const i = cancelled || quantity <= 0 ? undefined : index.get(product);
    if (i === undefined) continue;
    const day = dayOf(at);
    const basket = baskets.get(day);
    if (basket) basket.add(i);
    else baskets.set(day, new Set([i]));
  }
  return baskets.values();
}
