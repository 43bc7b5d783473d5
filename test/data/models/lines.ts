// Order lines of the data folder, by customer, as the store would fold them.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { HistoryLine } from '../../../shared/segment/profile.ts';

const FOLDER = new URL('../../../../shared/data/', import.meta.url);

/** Lines per customer, in file order. */
export type Shop = ReadonlyMap<string, readonly HistoryLine[]>;

const fileOf = (name: string) => new URL(`${name}.csv.gz`, FOLDER);

/** True where the data folder has that set. */
export const hasShop = (name: string): boolean => existsSync(fileOf(name));

/** Reads a set: customer,order,timestamp,product,name,quantity,unit_price[,category]. */
export function readShop(name: string): Shop {
  const shop = new Map<string, HistoryLine[]>();
  const text = gunzipSync(readFileSync(fileOf(name))).toString('utf8');
  for (const row of text.split('\n').slice(1)) {
    if (row === '') continue;
    const [customer = '', order = '', time = '', product = '', title = '', quantity, price, category] =
      fieldsOf(row);
    if (customer === '') continue;
    const lines = shop.get(customer) ?? [];
    shop.set(customer, lines);
    const priceMinor = Math.round(Number(price) * 100);
    lines.push({
      ...{ order, product, title, priceMinor, subscription: false, cancelled: false },
      at: Date.parse(time.length > 10 ? `${time}Z` : time),
      category: category === '' ? undefined : category,
      quantity: Number(quantity),
      totalMinor: Math.round(Number(price) * Number(quantity) * 100),
    });
  }
  return shop;
}

/** The part of a shop's lines that are dated before `at` (ms). */
export function before(shop: Shop, at: number): Shop {
  const past = new Map<string, HistoryLine[]>();
  for (const [customer, lines] of shop) {
    const early = lines.filter((line) => line.at < at);
    if (early.length > 0) past.set(customer, early);
  }
  return past;
}

function fieldsOf(row: string): string[] {
  if (!row.includes('"')) return row.replace('\r', '').split(',');
  const fields = row.replace('\r', '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
