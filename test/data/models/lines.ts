// Order lines of the data folder, by customer, as the backtest reads them.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HistoryLine } from '../../../shared/segment/profile.ts';
import { MomentReader } from '../../../worker/import/moment.ts';
import { knownPeople } from '../../../worker/tools/backtest/learn/known-people.ts';
import { openOrders } from '../../../worker/tools/backtest/open-orders.ts';
import type { Shop } from '../../../worker/tools/backtest/order-book.ts';
import { readOrders } from '../../../worker/tools/backtest/read-orders.ts';

const FOLDER = new URL('../../../../shared/data/', import.meta.url);
/** After everything in the folder. */
const END = Date.UTC(2025, 0, 1);

const fileOf = (name: string) => new URL(`${name}.csv.gz`, FOLDER);

/** True where the data folder has that set. */
export const hasShop = (name: string): boolean => existsSync(fileOf(name));

const known = new Map<string, Promise<Shop>>();

/** A set: its customers and their lines; read once in a process. */
export function readShop(name: string): Promise<Shop> {
  const shop = known.get(name) ?? read(name);
  known.set(name, shop);
  return shop;
}

async function read(name: string): Promise<Shop> {
  const { body } = openOrders(fileURLToPath(fileOf(name)), () => {});
  const reading = { at: END, latest: END, moments: new MomentReader('UTC'), currency: 'EUR' };
  const shop = (await readOrders(body, reading)).past.shop();
  const lines = new Map(knownPeople(shop).map((person) => [person, shop.linesOf(person)]));
  return shopOf(shop, lines);
}

/** The part of a shop's lines that are dated before `at` (ms). */
export function before(shop: Shop, at: number): Shop {
  const past = new Map<string, HistoryLine[]>();
  for (const person of shop.people) {
    const early = shop.linesOf(person).filter((line) => line.at < at);
    if (early.length > 0) past.set(person, early);
  }
  return shopOf(shop, past);
}

const shopOf = ({ nameOf }: Shop, lines: ReadonlyMap<string, HistoryLine[]>): Shop => ({
  people: [...lines.keys()],
  linesOf: (person) => lines.get(person) ?? [],
  nameOf,
});
