// The fit job: one pass over everybody's lines gives the store's models, the rhythm of its products, its best
// sellers and what is bought together. It pauses between bites, so that orders and leads need not wait for it.
import { relatedTable } from '../../shared/recommend/related.ts';
import { replenishFit } from '../../shared/replenish/fit.ts';
import { dayOf } from '../../shared/segment/decay.ts';
import { orderTimes } from '../../shared/segment/profile.ts';
import { fitRetention } from '../../shared/segment/retention.ts';
import { rfmBounds } from '../../shared/segment/rfm.ts';
import { isServiceLine } from '../../shared/segment/service-line.ts';
import { BasketList } from './basket-list.ts';
import type { Fitted } from './fitted.ts';
import type { ProductNames } from './history.ts';
import { type PersonLines, peopleAfter } from './people-lines.ts';
import { productNames } from './products.ts';
import { Thinned } from './thinned.ts';

/** Products that take part: what a catalogue can hold. */
const PRODUCTS = 5000;
const RECENT_MS = 90 * 86_400_000;
/** People whose order days the retention curve and the quintiles are drawn from. */
const SAMPLE = 50_000;

/** Fits everything as of `now`; `pause` is awaited between bites of some thousand lines. */
export async function fitStore(sql: SqlStorage, now: number, pause: () => Promise<unknown>): Promise<Fitted> {
  const names = productNames(sql);
  const products = bestSellers(sql, names, now);
  const pass = fitPass(products, now);
  let after = '';
  for (;;) {
    const people = peopleAfter(sql, names, after);
    for (const person of people) pass.add(person);
    const last = people.at(-1);
    if (!last) return pass.result();
    after = last.person;
    await pause();
  }
}

/** Products by orders of the last 90 days, then of all time; no postage and the like. */
function bestSellers(sql: SqlStorage, names: ProductNames, now: number): string[] {
  const rows = sql.exec<{ product: string }>(
    `SELECT product FROM order_lines WHERE status = 'paid' AND quantity > 0
     GROUP BY product ORDER BY sum(at > ?) DESC, count(*) DESC, product`,
    now - RECENT_MS,
  );
  const best: string[] = [];
  for (const { product } of rows) {
    if (!isServiceLine(product, names.get(product)?.title)) best.push(product);
    if (best.length === PRODUCTS) break;
  }
  return best;
}

function fitPass(products: readonly string[], now: number) {
  const index = new Map(products.map((product, i) => [product, i]));
  const baskets = new BasketList();
  const replenish = replenishFit(now);
  const histories = new Thinned<readonly number[]>(SAMPLE);
  const buyers = new Thinned<{ lastAt: number; orders: number; spentMinor: number }>(SAMPLE);
  return {
    add: ({ person, lines }: PersonLines) => {
      for (const basket of basketsOf(lines, index)) baskets.add(basket);
      const times = orderTimes(lines);
      // A guest without address cannot come back as far as we can see: they would pass for lost.
      if (person.startsWith('o:') || times.length === 0) return;
      replenish.add({ lines });
      histories.add(times);
      const spentMinor = lines.reduce((sum, line) => (line.cancelled ? sum : sum + line.totalMinor), 0);
      buyers.add({ lastAt: times.at(-1) ?? 0, orders: times.length, spentMinor });
    },
    result: (): Fitted => {
      const { model, products: rhythms } = replenish.result();
      const related = relatedTable(baskets, products.length);
      return {
        products: products.map((id, i) => ({ id, ...rhythms.get(id), related: related[i] ?? [] })),
        model: {
          replenish: model,
          retention: fitRetention(histories.items, now),
          rfm: rfmBounds(buyers.items),
        },
      };
    },
  };
}

/** A basket is what one person bought on one day. */
function basketsOf(lines: PersonLines['lines'], index: ReadonlyMap<string, number>): Iterable<Set<number>> {
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
