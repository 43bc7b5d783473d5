// New products reach the catalogue however much the shop sells, and are known as new for their time.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { printRow, readRow } from '../../shared/recommend/companion-row.ts';
import { catalogOf } from '../../worker/store/catalog.ts';
import { keepFit, lastFit } from '../../worker/store/fitted.ts';
import { takeProducts } from '../../worker/store/importing.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { newStore } from './shop.ts';

const DAY = 86_400_000;
const now = Date.now();
const product = (id: string, title = id) => ({ id, title, url: `/${id}`, category: 'Tea' });

/** What `look` sees of a store whose best sellers are `s-0`, `s-1` and so on, each related to the next. */
async function inShop<T>(sellers: number, look: (storage: DurableObjectStorage) => Promise<T>): Promise<T> {
  const store = await newStore();
  return runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    const { model } = lastFit(storage.sql, now);
    const products = Array.from({ length: sellers }, (__, i) => ({
      ...{ id: `s-${i}`, related: [(i + 1) % sellers], weights: '0' },
      ...{ together: printRow([{ index: (i + 1) % sellers, weight: 1 }]), following: '' },
    }));
    keepFit(storage.sql, { products, model, sellers: [], leaning: 0, lines: 1 }, now, 0);
    return look(storage);
  });
}

test('a product imported today has a place beside five thousand that sell, and no seller gets its companions', () =>
  inShop(5000, async (storage) => {
    await takeProducts(storage, [product('a-old')], now - 100 * DAY);
    await takeProducts(storage, [product('b-week')], now - 7 * DAY);
    await takeProducts(storage, [product('c-today'), { ...product('d-gone'), stock: 0 }], now - DAY);
    const { products, related, together = [] } = catalogOf(storage.sql, now);
    expect(products).toHaveLength(5000);
    expect(products.slice(-3).map(({ id, isNew }) => [id, isNew])).toEqual([
      ['s-4997', undefined],
      ['c-today', true],
      ['b-week', true],
    ]);
    for (const [i, companions] of related.entries()) {
      const following = i < 4997 ? [i + 1] : [];
      expect(companions).toEqual(following);
      expect(readRow(together[i] ?? '').map(({ index }) => index)).toEqual(following);
    }
  }));

test('a tenth of the catalogue at most is kept for them, the latest', () =>
  inShop(5000, async (storage) => {
    for (const [age, letter] of [
      [2, 'b'],
      [1, 'a'],
    ] as const)
      await takeProducts(
        storage,
        Array.from({ length: 400 }, (_, i) => product(`${letter}-${i}`)),
        now - age * DAY,
      );
    const { products } = catalogOf(storage.sql, now);
    const count = (letter: string) => products.filter(({ id }) => id.startsWith(letter)).length;
    expect([count('s'), count('a'), count('b')]).toEqual([4500, 400, 100]);
  }));

test('a product is new for 90 days from when it was first told, whatever is told of it later', () =>
  inShop(2, async (storage) => {
    await takeProducts(storage, [product('n')], now - 89 * DAY);
    await takeProducts(storage, [product('n', 'New name')], now - DAY);
    const found = (at: number) => catalogOf(storage.sql, at).products.find(({ id }) => id === 'n');
    expect(found(now)).toMatchObject({ title: 'New name', isNew: true });
    expect(found(now + 2 * DAY)).not.toHaveProperty('isNew');
  }));

test('what sells stays new where it came after the first products, and is not where it came with them', () =>
  inShop(3, async (storage) => {
    await takeProducts(storage, [product('s-0'), product('unsold')], now - 40 * DAY);
    await takeProducts(storage, [product('s-1')], now - 20 * DAY);
    const news = catalogOf(storage.sql, now).products.filter(({ isNew }) => isNew);
    expect(news.map(({ id }) => id)).toEqual(['s-1', 'unsold']);
  }));
