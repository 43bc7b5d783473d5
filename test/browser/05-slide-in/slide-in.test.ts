import { expect, test, vi } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { refusal, standings } from '../../support/visitor.ts';

const QUEUE =
  'window.reprise = window.reprise || function () { (reprise.q = reprise.q || []).push(arguments); };';

onStorefront(() => {
  shop.answer = () => ({ decisions: [restock], theme: { accent: '#2f4a3c' } });
});

const dialog = () => page.getByRole('dialog', { name: 'Running low on Highland blend, whole bean?' });
const kinds = () => shop.events.map((event) => event.kind);

test('puts the usual quantity in the cart through the hook of the shop', async () => {
  shop.script = `${QUEUE} reprise('on', 'add', async (wanted) => { window.added = wanted; });`;
  await page.goto(shop.url);
  await dialog().waitFor();
  expect(await dialog().textContent()).toContain('€12.50 · Usually 2 · Last bought Oct 3, 2026');
  expect(await axeFaults(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/slide-in.png', animations: 'disabled' });
  await page.getByRole('button', { name: /^Add to cart/ }).click();
  await page.getByRole('button', { name: /Added to your cart/ }).waitFor();
  expect(await page.evaluate(() => Reflect.get(window, 'added'))).toEqual({
    product: 'highland',
    variant: 'whole-1kg',
    quantity: 2,
  });
  await page.getByRole('button', { name: 'Close' }).click();
  await vi.waitFor(() => expect(kinds()).toEqual(['shown', 'clicked']), until);
});

test('says so when the shop could not add, and can be tried again', async () => {
  shop.script = `${QUEUE} let tries = 0; reprise('on', 'add', () => { if (tries++ === 0) throw new Error('sold out'); });`;
  await page.goto(shop.url);
  await page.getByRole('button', { name: /^Add to cart/ }).click();
  await page.getByRole('alert').waitFor();
  await page.getByRole('button', { name: /^Add to cart/ }).click();
  await page.getByRole('button', { name: /Added to your cart/ }).waitFor();
  expect(page.noise).toEqual([]);
});

test('leads to the product where the shop has no hook', async () => {
  await page.goto(shop.url);
  await page.getByRole('link', { name: /^Add to cart/ }).click();
  await page.waitForURL('**/products/highland');
  await vi.waitFor(() => expect(kinds()).toContain('clicked'), until);
});

test('is not modal, steals no focus, and shows one at a time', async () => {
  const second = { ...restock, campaign: 'second', content: { title: 'Second' } };
  shop.answer = () => ({ decisions: [restock, second] });
  await page.goto(shop.url);
  await dialog().waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await page.locator('#open').click();
  await page.getByRole('button', { name: 'Close' }).click();
  await vi.waitFor(
    async () => expect((await standings(page))[1]).toMatchObject({ state: 'waiting', why: 'too-soon' }),
    until,
  );
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('of two whose triggers fire together the earlier shows, even when its view takes longer to come', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  shop.gate = (path) => (path === '/r/products.js' ? promise : undefined);
  shop.answer = () => ({ decisions: [restock, welcome] });
  await page.goto(shop.url);
  expect(await refusal(page, 'welcome-15')).toBe('another');
  expect(await page.locator('reprise-view').count()).toBe(0);
  resolve();
  await dialog().waitFor();
  expect(await page.locator('reprise-view').count()).toBe(1);
});
