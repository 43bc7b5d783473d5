// What a shop tells of its products reaches decisions within two minutes.
import { afterEach, expect, test, vi } from 'vitest';
import { settled } from './rows.ts';
import { callAs, configOf, newStore, post, publish, type TestStore, visit } from './shop.ts';

const PICKS = {
  ...{ id: 'picks', kind: 'recommendations', status: 'live', view: { as: 'inline', slot: 'side' } },
  recommendations: { strategy: 'bestsellers', fallback: 'none' },
  content: { en: { title: 'Picks' } },
};

type Shown = { id: string; priceMinor?: number };
type Answer = { decisions: { products?: Shown[] }[] };

afterEach(() => vi.useRealTimers());

/** Sets the clock on by a minute: a catalogue is made once in one at most, and isolates keep it for no longer. */
const aMinuteLater = () => vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] });

async function shown(store: TestStore): Promise<Shown[]> {
  aMinuteLater();
  const { decisions } = await (await post('/v1/decide', visit(store))).json<Answer>();
  return decisions.flatMap(({ products = [] }) => products);
}

/** Tells products by POST …/products and waits until that is published. */
async function tell(store: TestStore, ...products: readonly object[]): Promise<void> {
  const answer = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/products`, products);
  expect(await answer.json()).toMatchObject({ rejected: 0 });
  aMinuteLater();
  await settled(store);
}

const tea = { id: 'tea', title: 'Tea', url: '/tea', price: '4.90' };
const cups = { id: 'cups', title: 'Cups', url: '/cups', price: '12.00' };

test('a recommendation has the price of the last POST /products', async () => {
  const store = await newStore();
  await publish(store, configOf(PICKS));
  await tell(store, tea, cups);
  const prices = async () => Object.fromEntries((await shown(store)).map((one) => [one.id, one.priceMinor]));
  expect(await prices()).toEqual({ tea: 490, cups: 1200 });
  await tell(store, { ...tea, price: '3.50' });
  expect(await prices()).toEqual({ tea: 350, cups: 1200 });
});

test('what is sold out is recommended no more, until it is in stock again', async () => {
  const store = await newStore();
  await publish(store, configOf(PICKS));
  await tell(store, tea, cups);
  const ids = async () => (await shown(store)).map(({ id }) => id).sort();
  await tell(store, { ...tea, stock: 0 });
  expect(await ids()).toEqual(['cups']);
  await tell(store, { ...tea, stock: 7 });
  expect(await ids()).toEqual(['cups', 'tea']);
});
