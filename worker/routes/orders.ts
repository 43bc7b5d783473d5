// POST …/orders: orders and order lines from any shop, as JSON, NDJSON or CSV.
import type { Context } from 'hono';
import { MomentReader } from '../import/moment.ts';
import { OrderImporter } from '../import/order-importer.ts';
import type { AppEnv } from './app-env.ts';
import { importAnswer } from './import-answer.ts';
import { written } from './written.ts';

const DAY_MS = 86_400_000;

/** Imports orders. */
export function importOrders(c: Context<AppEnv>): Promise<Response> {
  return importAnswer(c, ({ stub, currency, timeZone, locale, now }, tally) => {
    const setting = { currency, locale, moments: new MomentReader(timeZone), latest: now + DAY_MS };
    return new OrderImporter(setting, tally, async (batch) =>
      written(await stub.importOrders(c.get('actor'), batch)),
    );
  });
}
