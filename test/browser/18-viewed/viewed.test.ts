// Recently viewed: what the Worker says the browser has looked at is kept there with consent, told with the next question,
// and forgotten when consent is withdrawn or no campaign asks for it any more.
import { expect, test, vi } from 'vitest';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { reprise } from '../../support/visitor.ts';

onStorefront();

const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem('reprise:petal') ?? '{}').viewed);
const answered = (count: number) => vi.waitFor(() => expect(shop.questions).toHaveLength(count), until);

test('is told with the next question, and kept in the one record', async () => {
  shop.answer = ({ session: { viewed = [] }, page: { url } }) => ({
    viewed: [new URL(url).pathname.slice(1), ...viewed],
  });
  await page.goto(`${shop.url}/highland`);
  await expect.poll(kept).toEqual(['highland']);
  await page.goto(`${shop.url}/sencha`);
  await expect.poll(kept).toEqual(['sencha', 'highland']);
  expect(shop.questions.at(-1)?.session.viewed).toEqual(['highland']);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['reprise:petal']);
});

test('stays while the Worker says nothing of it, and is forgotten when it says so', async () => {
  shop.answer = () => ({ viewed: ['highland'] });
  await page.goto(shop.url);
  await expect.poll(kept).toEqual(['highland']);
  shop.answer = () => ({});
  await page.goto(`${shop.url}/collections/tea`);
  await answered(2);
  shop.answer = () => ({ viewed: [] });
  await page.goto(`${shop.url}/collections/coffee`);
  await answered(3);
  expect(shop.questions[2]?.session.viewed).toEqual(['highland']);
  await expect.poll(kept).toEqual([]);
});

test('goes with the consent', async () => {
  shop.answer = ({ consent }) => (consent ? { viewed: ['highland'] } : {});
  await page.goto(shop.url);
  await expect.poll(kept).toEqual(['highland']);
  await reprise(page, 'consent', false);
  await answered(2);
  expect(shop.questions[1]).toMatchObject({ consent: false });
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await reprise(page, 'consent', true);
  await answered(3);
  expect(shop.questions[2]).toMatchObject({ consent: true });
  expect(shop.questions[2]?.session.viewed).toBeUndefined();
});

test('leaves nothing behind in a browser that did not consent', async () => {
  shop.tag = '';
  shop.answer = () => ({});
  await page.goto(`${shop.url}/highland`);
  await answered(1);
  await page.goto(`${shop.url}/sencha`);
  await answered(2);
  expect(shop.questions.map(({ session }) => session)).toEqual([undefined, undefined]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});
