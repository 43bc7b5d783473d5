// POST …/orders: orders and order lines from any shop, as JSON, NDJSON or CSV.
import type { Context } from 'hono';
import * as v from 'valibot';
import { MomentReader } from '../import/moment.ts';
import { OrderImporter } from '../import/order-importer.ts';
import type { AppEnv } from './app-env.ts';
import { importAnswer } from './import-answer.ts';
import { queried } from './queried.ts';
import { written } from './written.ts';

const DAY_MS = 86_400_000;
const OrdersQuery = v.object({
  dates: v.optional(v.picklist(['day-first', 'month-first'], 'must be `day-first` or `month-first`')),
});

/** Imports orders. `?dates=day-first` or `month-first` says how `01/11/2026` is meant, before the file does. */
export async function importOrders(c: Context<AppEnv>): Promise<Response> {
  const { dates } = queried(c, OrdersQuery);
  return importAnswer(c, ({ stub, currency, timeZone, locale, now }, tally) => {
    const setting = {
      ...{ currency, locale, moments: new MomentReader(timeZone), latest: now + DAY_MS },
      ...(dates !== undefined && { dates }),
    };
    return new OrderImporter(setting, tally, async (batch) =>
      written(await stub.importOrders(c.get('actor'), batch)),
    );
  });
}
