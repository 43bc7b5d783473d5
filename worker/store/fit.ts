// The fit job: one pass over everybody's lines gives the store's models, the rhythm of its products, its best
// sellers and what is bought together. It pauses between bites, so that orders and leads need not wait for it.
import { isServiceLine } from '../../shared/segment/service-line.ts';
import { type Fitted, fitPass } from './fit-pass.ts';
import type { ProductNames } from './history.ts';
import { AFTER_ALL, lastOfBite, peopleAfter } from './people-lines.ts';
import { productNames } from './products.ts';
import { FADING_MS, leadingSellers, RECENT_MS, type Sold } from './sellers.ts';

/** Fits everything as of `now`; `pause` is awaited between bites of some thousand lines, or a tenth of a second. */
export async function fitStore(sql: SqlStorage, now: number, pause: () => Promise<unknown>): Promise<Fitted> {
  const names = productNames(sql);
  const products = await leading(sql, names, now, pause);
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

/** The products that take part; no postage and the like. */
async function leading(
  sql: SqlStorage,
  names: ProductNames,
  now: number,
  pause: () => Promise<unknown>,
): Promise<string[]> {
  const sold = new Map<string, Sold>();
  let after: string | undefined = '';
  while (after !== undefined) {
    const to: string | undefined = lastOfBite(sql, after);
    for (const one of countsBetween(sql, after, to, now)) {
      const { recent, ever, fading } = sold.get(one.product) ?? { recent: 0, ever: 0, fading: 0 };
      sold.set(one.product, {
        ...{ product: one.product, recent: recent + one.recent, ever: ever + one.ever },
        fading: fading + one.fading,
      });
    }
    after = to;
    await pause();
  }
  return leadingSellers(
    [...sold.values()].filter(({ product }) => !isServiceLine(product, names.get(product)?.title)),
  );
}

const countsBetween = (sql: SqlStorage, after: string, to: string | undefined, now: number) =>
  sql.exec<Sold>(
    `SELECT product, sum(at > ?) AS recent, count(*) AS ever, sum(exp(cast(at - ? AS REAL) / ?)) AS fading
     FROM order_lines WHERE person > ? AND person <= ? AND status = 'paid' AND quantity > 0 GROUP BY product`,
    ...[now - RECENT_MS, now, FADING_MS, after, to ?? AFTER_ALL],
  );
