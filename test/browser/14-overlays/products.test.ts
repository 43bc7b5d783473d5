// Overlays with products: a refill to put in the cart, and a cart to keep.
import { expect, test, vi } from 'vitest';
import type { DecideAnswer } from '../../../shared/schema/decision.ts';
import { arabic } from '../../../shared/words/ar.ts';
import { english } from '../../../shared/words/en.ts';
import { restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';

const QUEUE =
  'window.reprise = window.reprise || function () { (reprise.q = reprise.q || []).push(arguments); };';
const [highland] = restock.products ?? [];
const sencha = { id: 'sencha', title: 'Sencha', url: '/products/sencha', priceMinor: 1800, quantity: 1 };
const products = highland ? [highland, sencha] : [];
const items = [
  { product: 'highland', quantity: 2, priceMinor: 1250 },
  { product: 'sencha', quantity: 1, priceMinor: 1800 },
];
const { offer: _, ...letter } = welcome;
const saved: DecideAnswer['decisions'][number] = {
  ...letter,
  campaign: 'keep-cart',
  kind: 'message',
  cart: true,
  products,
  content: {
    title: 'Keep your {count, plural, one {find} other {# finds}}?',
    body: 'We send you the cart, {total} in all.',
    action: 'Send me my cart',
    dismiss: 'No, thank you',
    done: { title: 'On its way' },
  },
};

onStorefront();

test('the way out goes once everything due is in the cart, and not before', async () => {
  shop.script = `${QUEUE} reprise('on', 'add', async () => {});`;
  const content = { ...restock.content, dismiss: 'Not now' };
  shop.answer = () => ({ decisions: [{ ...restock, content, products }] });
  await page.goto(shop.url);
  const out = page.getByRole('button', { name: 'Not now' });
  const add = page.getByRole('button', { name: /^Add to cart/ });
  await out.waitFor();
  await add.first().click();
  await expect.poll(() => add.count()).toBe(1);
  expect(await out.count()).toBe(1);
  await add.click();
  await out.waitFor({ state: 'hidden' });
});

test('and where it was, Tab goes round without it', async () => {
  shop.script = `${QUEUE} reprise('on', 'add', async () => {});`;
  const content = { ...restock.content, dismiss: 'Not now' };
  shop.answer = () => ({ decisions: [{ ...restock, view: { as: 'popup' }, content }] });
  await page.goto(shop.url);
  const [close, add] = ['Close', /Highland/].map((name) => page.getByRole('button', { name }));
  await add?.click();
  await page.getByRole('button', { name: 'Not now' }).waitFor({ state: 'hidden' });
  await close?.focus();
  await page.keyboard.press('Shift+Tab');
  expect(await add?.evaluate((element) => element.matches(':focus'))).toBe(true);
  await page.keyboard.press('Tab');
  expect(await close?.evaluate((element) => element.matches(':focus'))).toBe(true);
});

test('a cart that is kept shows its lines, and goes along with the address', async () => {
  shop.script = `${QUEUE} reprise('page', { cart: ${JSON.stringify({ totalMinor: 4300, items })} });`;
  shop.answer = () => ({ decisions: [saved] });
  await page.goto(shop.url);
  const dialog = page.getByRole('dialog', { name: 'Keep your 3 finds?' });
  await dialog.waitFor();
  expect(await dialog.getByRole('list', { name: 'Your cart' }).innerText()).toMatch(
    /Highland[\s\S]*Quantity: 2[\s\S]*€25.00[\s\S]*Sencha[\s\S]*Quantity: 1[\s\S]*€18.00/,
  );
  await dialog.getByText('We send you the cart, €43.00 in all.').waitFor();
  await page.screenshot({ path: 'test-results/saved-cart.png', animations: 'disabled' });
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Send me my cart' }).click();
  await page.getByRole('heading', { name: 'On its way' }).waitFor();
  expect(shop.leads).toMatchObject([{ email: 'ada@shop.example', campaign: 'keep-cart', cart: { items } }]);
});

test('and follows the cart while it is open', async () => {
  shop.script = `${QUEUE} reprise('page', { cart: ${JSON.stringify({ totalMinor: 4300, items })} });`;
  shop.answer = () => ({ decisions: [saved] });
  await page.goto(shop.url);
  await page.getByRole('dialog', { name: 'Keep your 3 finds?' }).waitFor();
  const cart = { totalMinor: 1800, items: items.slice(1) };
  await page.evaluate((now) => Reflect.get(window, 'reprise')('page', { cart: now }), cart);
  await page.getByRole('dialog', { name: 'Keep your find?' }).waitFor();
  await page.getByText('We send you the cart, €18.00 in all.').waitFor();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('list').innerText()).toMatch(/^\S*\s*Sencha\s+Quantity: 1\s+€18.00$/);
  expect(await dialog.locator('.total').innerText()).toMatch(/^Total\s+€18.00$/);
  const more = {
    totalMinor: 8800,
    items: [
      { product: 'sencha', quantity: 3, priceMinor: 1800 },
      { product: 'new', quantity: 2, priceMinor: 1700 },
    ],
  };
  await page.evaluate((now) => Reflect.get(window, 'reprise')('page', { cart: now }), more);
  await page.getByRole('dialog', { name: 'Keep your 5 finds?' }).waitFor();
  expect(await dialog.getByRole('list').innerText()).toMatch(/Sencha\s+Quantity: 3\s+€54.00\s+\+2$/);
  expect(await dialog.locator('.total').innerText()).toMatch(/^Total\s+€88.00$/);
  await page.screenshot({ path: 'test-results/saved-cart-more.png', animations: 'disabled' });
});

test('a picture beside an offer is fetched where there is room for it only', async () => {
  const content = { ...welcome.content, image: { src: '/wide.svg', alt: '', width: 800, height: 800 } };
  shop.answer = () => ({ decisions: [{ ...welcome, content }] });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.setViewportSize({ width: 375, height: 667 });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await page.getByRole('status').filter({ hasText: '15% off' }).waitFor({ state: 'attached' });
  expect(asked).not.toContain('/wide.svg');
  await page.setViewportSize({ width: 1280, height: 800 });
  await vi.waitFor(() => expect(asked).toContain('/wide.svg'), until);
});

test.each([
  ['en', 'left'],
  ['ar', 'right'],
] as const)(
  'what is said of a product (%s) begins at the %s, and no line begins or ends with its dot',
  async (locale, side) => {
    shop.answer = () => ({ decisions: [restock], locale, words: locale === 'ar' ? arabic : english });
    await page.goto(shop.url);
    const facts = page.getByRole('dialog').locator('li .small');
    await facts.waitFor();
    const [starts, dots, breaks] = await facts.evaluate((line, edge) => {
      const box = line.getBoundingClientRect();
      const parts = [...line.querySelectorAll('span')].map((part) => part.getBoundingClientRect());
      const inside = [...line.querySelectorAll('i')]
        .map((dot) => dot.getBoundingClientRect())
        .filter(({ left, right }) => left >= box.left && right <= box.right);
      return [
        parts.filter((part) => Math.abs(part[edge] - box[edge]) < 1).length,
        inside.length,
        new Set(parts.map(({ top }) => top)).size,
      ];
    }, side);
    expect([starts, dots]).toEqual([breaks, 3 - breaks]);
    expect(breaks).toBe(2);
  },
);
