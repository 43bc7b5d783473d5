import type { Locator } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { picks } from '../../support/decisions.ts';
import { read } from '../../support/languages/reading.ts';
import { enterWith, onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

const QUEUE =
  'window.reprise = window.reprise || function () { (reprise.q = reprise.q || []).push(arguments); };';
const ADDS = `${QUEUE} window.added = []; reprise('on', 'add', (wanted) => { added.push(wanted); });`;

onStorefront(() => {
  shop.answer = () => ({ decisions: [{ ...picks, content: { title: 'Picked for you', action: 'Add' } }] });
  shop.script = ADDS;
});

const section = () => page.getByRole('region', { name: 'Picked for you' });
const cards = () => section().getByRole('listitem');
const open = async () => {
  await page.goto(`${shop.url}/products/highland`);
  await section().waitFor();
};
const withProducts = (products: readonly object[]) => {
  shop.answer = () => ({ decisions: [{ ...picks, products }] });
};
const edges = (locator: Locator) =>
  locator.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  });

test('a card puts its product in the cart, once for three clicks, and says so', async () => {
  await open();
  const button = section().getByRole('button', { name: 'Add: Night decaf' });
  await button.evaluate((one) => {
    for (let i = 0; i < 3; i++) one.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
  await section().getByRole('button', { name: '✓ Added to your cart: Night decaf' }).waitFor();
  await page.getByRole('status').filter({ hasText: 'Added to your cart: Night decaf' }).waitFor();
  expect(await page.evaluate(() => Reflect.get(window, 'added'))).toEqual([
    { product: 'night', quantity: 1 },
  ]);
  expect(await section().getByRole('button', { name: 'Add: Paper filters' }).count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  await section().scrollIntoViewIfNeeded();
  await vi.waitFor(() => expect(shop.events.map((one) => one.kind)).toContain('clicked'), until);
});

test('what the shop could not add can be tried again, each card by itself', async () => {
  shop.script = `${QUEUE} let tries = 0; reprise('on', 'add', () => { if (tries++ === 0) throw new Error('sold out'); });`;
  await open();
  await section().getByRole('button', { name: 'Add: Night decaf' }).click();
  await section().getByRole('button', { name: 'Please try again.: Night decaf' }).click();
  await section().getByRole('button', { name: '✓ Added to your cart: Night decaf' }).waitFor();
  expect(await section().getByRole('button', { name: 'Add: Paper filters' }).count()).toBe(1);
  expect(page.noise).toEqual([]);
});

test('has no button where the shop has no cart for us, and the card leads to the product', async () => {
  shop.script = '';
  await open();
  expect(await section().getByRole('button').count()).toBe(0);
  await cards().first().getByRole('link').click();
  await page.waitForURL('**/products/night');
});

test('in a narrow place the cards scroll, by arrows, by keys, and never the page', async () => {
  await enterWith({ ...PHONE, reducedMotion: 'reduce' });
  await open();
  const [previous, next] = ['Previous', 'Next'].map((name) => section().getByRole('button', { name }));
  await next?.waitFor();
  expect(await previous?.getAttribute('aria-disabled')).toBe('true');
  const list = await edges(section().getByRole('list'));
  expect((await edges(cards().last())).right).toBeGreaterThan(list.right);
  await next?.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Enter');
  await section().locator('[aria-label="Next"][aria-disabled="true"]').waitFor();
  expect((await edges(cards().last())).right).toBeLessThanOrEqual(list.right + 1);
  await cards().first().getByRole('link').focus();
  await section().locator('[aria-label="Previous"][aria-disabled="true"]').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  expect(await axeFaults(page)).toEqual([]);
});

test('has no arrows where all cards fit', async () => {
  await open();
  await cards().last().waitFor();
  expect(await section().getByRole('button', { name: 'Next' }).count()).toBe(0);
});

test('products without picture, price, name or address are drawn as far as there is something to draw', async () => {
  withProducts([
    { id: 'a', title: 'No picture', url: '/a', priceMinor: 500 },
    { id: 'b', title: 'A picture that never comes', url: '/b', image: '/nowhere/b.png' },
    { id: 'c', title: '  ', url: '/c', image: '/c.svg', priceMinor: 100 },
    { id: 'd', title: 'No address', url: 'javascript:alert(1)', image: 'javascript:alert(2)' },
  ]);
  await open();
  expect(await cards().count()).toBe(3);
  const initials = section().locator('.picture:not(:has(img))');
  await vi.waitFor(async () => expect(await initials.count()).toBe(3), until);
  const shown = await initials.evaluateAll((all) =>
    all.map((one) => getComputedStyle(one, '::before').content),
  );
  expect(shown).toEqual(['N', 'A', 'N'].map((letter) => expect.stringContaining(`"${letter}"`)));
  expect(await cards().allTextContents()).toEqual([
    expect.stringContaining('€5.00'),
    expect.not.stringContaining('€'),
    expect.not.stringContaining('€'),
  ]);
  expect(await section().getByRole('link').count()).toBe(2);
});

test('nothing is drawn of products that all have no name', async () => {
  withProducts([{ id: 'a', title: '', url: '/a' }]);
  await page.goto(`${shop.url}/products/highland`);
  await page.locator('reprise-view').waitFor({ state: 'attached' });
  expect(await page.locator('reprise-view section').count()).toBe(0);
});

test('a long name ends after two lines, and the slot keeps its height', async () => {
  const title = `<b>Long</b> ${'unbreakable'.repeat(30)}`;
  withProducts([{ id: 'a', title, url: '/a', image: '/a.svg' }, ...(picks.products ?? [])]);
  await open();
  const { said, cut } = await read(page.locator('reprise-view .root'));
  expect(said).toContain(title);
  expect(cut).toEqual([title]);
  const slot = await page
    .locator('[data-reprise-slot]')
    .evaluate((one) => [one.clientHeight, one.scrollHeight]);
  expect(slot).toEqual([420, 420]);
});

test('in a low slot there are pictures and names, and no room for buttons', async () => {
  shop.script = `${ADDS} const sheet = new CSSStyleSheet(); sheet.replaceSync('[data-reprise-slot] { min-height: 240px !important }'); document.adoptedStyleSheets = [sheet];`;
  await open();
  await cards().first().waitFor();
  expect(await section().getByRole('button').count()).toBe(0);
  const { bottom } = await edges(page.locator('[data-reprise-slot]'));
  expect((await edges(cards().first())).bottom).toBeLessThanOrEqual(bottom);
});
