// Recently viewed: what a browser says it has looked at, and what it is told to remember.
import { expect, test } from 'vitest';
import { settled } from './rows.ts';
import { callAs, configOf, newStore, post, publish, SHOP, type TestStore, visit } from './shop.ts';

const seen = (changes: object = {}) => ({
  ...{ id: 'seen', kind: 'recommendations', status: 'live', view: { as: 'inline', slot: 'below' } },
  recommendations: { strategy: 'recently-viewed', fallback: 'none' },
  content: { en: { title: 'You looked at' } },
  ...changes,
});

async function shopOf(campaign: object): Promise<TestStore> {
  const store = await newStore();
  const products = ['beans', 'cups', 'tea'].map((id) => ({ id, title: id, url: `/products/${id}` }));
  const imported = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/products`, products, {
    'content-type': 'application/json',
  });
  expect(imported.status).toBe(200);
  await settled(store);
  await publish(store, configOf(campaign));
  return store;
}

const at = (product: string, viewed?: unknown) => ({
  page: { kind: 'product', url: `${SHOP}/products/${product}`, locale: 'en', product: { id: product } },
  session: { visits: 1, pages: 2, ...(viewed !== undefined && { viewed }) },
});
type Answer = { viewed?: string[]; decisions: { products?: { id: string }[] }[] };
const answerTo = async (store: TestStore, changes: object) => {
  const answer = await post('/v1/decide', visit(store, changes));
  const { decisions, viewed } = await answer.json<Answer>();
  return { viewed, shown: decisions.flatMap(({ products = [] }) => products.map(({ id }) => id)) };
};

test('a browser is told what to remember, and shown it on its next page', async () => {
  const store = await shopOf(seen());
  expect(await answerTo(store, at('beans'))).toEqual({ viewed: ['beans'], shown: [] });
  expect(await answerTo(store, at('cups', ['beans']))).toEqual({
    viewed: ['cups', 'beans'],
    shown: ['beans'],
  });
});

test('without consent nothing is remembered, whatever the browser says', async () => {
  const store = await shopOf(seen());
  const answer = await answerTo(store, { consent: false, ...at('cups', ['beans']) });
  expect(answer).toEqual({ viewed: undefined, shown: [] });
});

test('where no live campaign asks for it nothing is remembered, and what was is forgotten', async () => {
  const store = await shopOf(seen({ status: 'paused' }));
  expect(await answerTo(store, at('cups'))).toEqual({ viewed: undefined, shown: [] });
  expect(await answerTo(store, at('cups', ['beans']))).toEqual({ viewed: [], shown: [] });
});

test('of a list somebody tampered with the sound part counts', async () => {
  const store = await shopOf(seen());
  const long = Array.from({ length: 500 }, (_, i) => `p-${i}`);
  expect((await answerTo(store, at('cups', [7, {}, 'beans', 'gone', 'beans']))).shown).toEqual(['beans']);
  expect((await answerTo(store, at('cups', long))).viewed).toHaveLength(20);
  expect((await answerTo(store, at('cups', 'beans'))).viewed).toEqual(['cups']);
});
