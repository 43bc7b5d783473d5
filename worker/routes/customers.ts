// POST …/customers: what the shop knows of people; GET …/customers/:id: what Reprise makes of one.
import type { Context } from 'hono';
import * as v from 'valibot';
import { currencyDigits } from '../../shared/schema/money.ts';
import { ShopId } from '../../shared/schema/primitives.ts';
import { CustomerReader } from '../import/customer-reader.ts';
import { MomentReader } from '../import/moment.ts';
import { RecordImporter } from '../import/record-importer.ts';
import { liveStore } from '../read/live-store.ts';
import { storeStub } from '../store/stub.ts';
import { type AppEnv, readerOf } from './app-env.ts';
import { checked } from './body.ts';
import { importAnswer } from './import-answer.ts';
import { BadInput, NotFound } from './problem.ts';
import { queried } from './queried.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

const CustomerQuery = v.object({ at: v.optional(v.string()) });

/** Imports customers. */
export function importCustomers(c: Context<AppEnv>): Promise<Response> {
  return importAnswer(
    c,
    ({ stub }, tally) =>
      new RecordImporter(new CustomerReader(tally), tally, async (customers, small) =>
        written(await stub.importCustomers(c.get('actor'), customers, small)),
      ),
  );
}

/** One customer as rows tell, now or `?at=` a moment. */
export async function readCustomer(c: Context<AppEnv>): Promise<Response> {
  const now = Date.now();
  const id = checked(ShopId, c.req.param('id'));
  const live = await liveStore(readerOf(c, now), storeOf(c));
  if (!live) throw new NotFound('There is no store of that id.');
  const { currency, timeZone } = live.published.live.store;
  const at = momentOf(queried(c, CustomerQuery).at, timeZone) ?? now;
  const digits = currencyDigits(currency);
  const view = await storeStub(c.env, storeOf(c)).customer({ id, at, digits });
  if (!view) throw new NotFound('There is no customer of that id.');
  return c.json(view, 200, { 'cache-control': 'no-store' });
}

function momentOf(text: string | undefined, timeZone: string): number | null {
  if (text === undefined) return null;
  const read = new MomentReader(timeZone).read(text);
  if ('why' in read) throw new BadInput([{ pointer: '/at', detail: read.why }]);
  return read.at;
}
