// The fit job: one pass over everybody's lines gives the store's models, the rhythm of its products, its best
// sellers and what is bought together. It pauses between bites, so that orders and leads need not wait for it.
import { isServiceLine } from '../../shared/segment/service-line.ts';
import { type Fitted, fitPass } from './fit-pass.ts';
import type { ProductNames } from './history.ts';
import { AFTER_ALL, lastOfBite, peopleAfter } from './people-lines.ts';
import { productNames } from './products.ts';

/** Products that take part: what a catalogue can hold. */
const PRODUCTS = 5000;
const RECENT_MS = 90 * 86_400_000;

/** Fits everything as of `now`; `pause` is awaited between bites of some thousand lines, or a tenth of a second. */
export async function fitStore(sql: SqlStorage, now: number, pause: () => Promise<unknown>): Promise<Fitted> {
  const names = productNames(sql);
  const products = await bestSellers(sql, names, now, pause);
  const pass = fitPass(products, now);
  let after = '';
  for (;;) {
    const people = peopleAfter(sql, names, after);
    for (const person of people) pass.add(person);
    const last = people.at(-1);
    if (!last) break;
    after = last.person;
    await pause();
  }
  const bites = pass.bites();
  let bite = bites.next();
  while (!bite.done) {
    await pause();
    bite = bites.next();
  }
  return bite.value;
}

/** Products by orders of the last 90 days, then of all time; no postage and the like. */
async function bestSellers(
  sql: SqlStorage,
  names: ProductNames,
  now: number,
  pause: () => Promise<unknown>,
): Promise<string[]> {
  const sold = new Map<string, { readonly product: string; recent: number; ever: number }>();
  let after: string | undefined = '';
  while (after !== undefined) {
    const to: string | undefined = lastOfBite(sql, after);
    for (const one of countsBetween(sql, after, to, now - RECENT_MS)) {
      const { recent, ever } = sold.get(one.product) ?? { recent: 0, ever: 0 };
      sold.set(one.product, { ...one, recent: recent + one.recent, ever: ever + one.ever });
    }
    after = to;
    await pause();
  }
  return [...sold.values()]
    .filter(({ product }) => !isServiceLine(product, names.get(product)?.title))
    .sort((a, b) => b.recent - a.recent || b.ever - a.ever || (a.product < b.product ? -1 : 1))
    .slice(0, PRODUCTS)
    .map(({ product }) => product);
}

type Sold = { readonly product: string; readonly recent: number; readonly ever: number };

const countsBetween = (sql: SqlStorage, after: string, to: string | undefined, recentFrom: number) =>
  sql.exec<Sold>(
    `SELECT product, sum(at > ?) AS recent, count(*) AS ever FROM order_lines
     WHERE person > ? AND person <= ? AND status = 'paid' AND quantity > 0 GROUP BY product`,
    ...[recentFrom, after, to ?? AFTER_ALL],
  );
