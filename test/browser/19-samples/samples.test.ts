// Samples: an answer that carries one has it returned by itself, whether anything is shown or not; or what is replayed
// would be the visitors who are shown something.
import { expect, test, vi } from 'vitest';
import { welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { reprise } from '../../support/visitor.ts';

onStorefront();

const returned = () => shop.batches.filter(({ sample }) => sample);

test('a sealed sample returns at once where nothing is shown', async () => {
  shop.answer = () => ({ sample: 'sealed' });
  await page.goto(shop.url);
  await vi.waitFor(() => expect(shop.batches).toHaveLength(1), until);
  expect(shop.batches).toEqual([{ store: 'petal', visitor: 'visitor-1', sample: 'sealed', events: [] }]);
  expect(shop.fetched.filter((path) => path.startsWith('/r/'))).toEqual([]);
});

test('it returns once, and no batch of events carries it', async () => {
  shop.answer = () => ({ sample: 'sealed', decisions: [welcome] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await vi.waitFor(() => expect(shop.events).toMatchObject([{ kind: 'shown' }]), until);
  expect(returned()).toMatchObject([{ sample: 'sealed', events: [] }]);
});

test('an answer without a sample sends nothing', async () => {
  shop.answer = ({ page: { url } }) => (new URL(url).pathname === '/' ? {} : { sample: 'sealed' });
  await page.goto(shop.url);
  await vi.waitFor(() => expect(shop.questions).toHaveLength(1), until);
  await page.goto(`${shop.url}/collections/tea`);
  await vi.waitFor(() => expect(shop.batches).toHaveLength(1), until);
  expect(returned()).toHaveLength(1);
});

test('a sample that cannot be returned is let go of, and the offer shows', async () => {
  shop.answer = () => ({ sample: 'sealed', decisions: [welcome] });
  await page.route('**/v1/events', (route) => route.abort());
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  expect(await reprise(page, 'debug')).toMatchObject({ armed: [{ state: 'shown' }] });
});
