// The fit job: one pass over everybody's lines gives the store's models, the rhythm of its products, its best
// sellers and what is bought together. It pauses between bites, so that orders and leads need not wait for it.
import { isServiceLine } from '../../shared/segment/service-line.ts';
import { type Fitted, fitPass } from './fit-pass.ts';
import type { ProductNames } from './history.ts';
import { peopleAfter } from './people-lines.ts';
import { productNames } from './products.ts';

/** Products that take part: what a catalogue can hold. */
const PRODUCTS = 5000;
const RECENT_MS = 90 * 86_400_000;

/** Fits everything as of `now`; `pause` is awaited between bites of some thousand lines, or a tenth of a second. */
export async function fitStore(sql: SqlStorage, now: number, pause: () => Promise<unknown>): Promise<Fitted> {
  const names = productNames(sql);
  const products = bestSellers(sql, names, now);
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
