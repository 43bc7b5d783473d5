// GET …/reports/retention and …/reports/products: what a store's own orders say of its customers and products.
import type { Context } from 'hono';
import * as v from 'valibot';
import { wholeText } from '../../shared/schema/whole-text.ts';
import { liveStore } from '../read/live-store.ts';
import { storeStub } from '../store/stub.ts';
import { type AppEnv, readerOf } from './app-env.ts';
import { NotFound } from './problem.ts';
import { queried } from './queried.ts';
import { storeOf } from './store-of.ts';

const SORTS = ['revenue', 'orders', 'buyers', 'repeat-share', 'lift'] as const;

const Retention = v.object({
  period: v.optional(v.picklist(['month', 'quarter', 'year'])),
  months: wholeText(1, 24, 24),
});

const Products = v.object({
  sort: v.optional(v.picklist(SORTS), 'revenue'),
  limit: wholeText(1, 5000, 100),
  offset: wholeText(0, 999_999, 0),
  product: v.optional(v.string()),
});

/** Who comes back: `?period=` leaves the churn of one length of period, `?months=` the latest cohorts. */
export async function retentionReport(c: Context<AppEnv>): Promise<Response> {
  const { period, months } = queried(c, Retention);
  const { currency, timeZone } = await settingsOf(c);
  const { at, pending, report, visitors } = await storeStub(c.env, storeOf(c)).retentionReport();
  const churn = period ? { [period]: report.churn[period] } : report.churn;
  const shown = {
    cohorts: report.cohorts.slice(-months),
    newAndExisting: report.newAndExisting.slice(-months),
  };
  return answer(c, { at, pending, currency, timeZone, ...report, ...shown, churn, visitors });
}

/** Products: `?sort=`, `?limit=`, `?offset=`, or one by `?product=`. */
export async function productReport(c: Context<AppEnv>): Promise<Response> {
  const { sort, limit, offset, product } = queried(c, Products);
  const { currency } = await settingsOf(c);
  const { at, pending, report } = await storeStub(c.env, storeOf(c)).productReport();
  const chosen = product === undefined ? report : report.filter((row) => row.product === product);
  const sorted = chosen.toSorted((a, b) => rankOf(b, sort) - rankOf(a, sort));
  const products = sorted.slice(offset, offset + limit);
  return answer(c, { at, pending, currency, total: chosen.length, products });
}

type Row = Awaited<ReturnType<ReturnType<typeof storeStub>['productReport']>>['report'][number];

function rankOf(row: Row, sort: (typeof SORTS)[number]): number {
  if (sort === 'revenue') return row.revenueMinor;
  if (sort === 'repeat-share') return row.repeatShare;
  return sort === 'lift' ? (row.loyal.lift ?? 0) : row[sort];
}

async function settingsOf(c: Context<AppEnv>) {
  const live = await liveStore(readerOf(c, Date.now()), storeOf(c));
  if (!live) throw new NotFound('There is no store of that id.');
  return live.published.live.store;
}

const answer = (c: Context<AppEnv>, body: object) => c.json(body, 200, { 'cache-control': 'no-store' });
