// Whatever a campaign's words are, the dialog stays whole, readable and closable.

import { expect, test } from 'vitest';
import type { ContentFields } from '../../../shared/schema/content.ts';
import { axeFaults } from '../../support/axe-faults.ts';
import { welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

onStorefront();

const dialog = () => page.getByRole('dialog');
const popup = (content: ContentFields) => ({ ...welcome, content: { ...welcome.content, ...content } });

async function open(decision: object): Promise<void> {
  shop.answer = () => ({ decisions: [decision] });
  await page.goto(shop.url);
  await dialog().waitFor();
}

const LONG = 'Kaffee und Tee von kleinen Höfen '.repeat(310).slice(0, 10_000);
const UNBROKEN = 'x'.repeat(10_000);
const long: ContentFields = { title: LONG, body: LONG, action: LONG, dismiss: LONG };
const unbroken: ContentFields = { title: UNBROKEN, body: UNBROKEN, action: UNBROKEN, dismiss: UNBROKEN };

test.each([
  ['wide', 'popup', long],
  ['wide', 'popup', unbroken],
  ['wide', 'slide-in', long],
  ['phone', 'popup', unbroken],
  ['phone', 'slide-in', long],
] as const)(
  'ten thousand characters (%s, %s) scroll inside, and the way out stays',
  async (size, as, content) => {
    if (size === 'phone') await enterWith(PHONE);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open({ ...popup(content), view: { as } });
    const main = dialog().locator('.main');
    expect(await main.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
    await main.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    const [box, view] = [await dialog().boundingBox(), page.viewportSize()];
    expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= (view?.height ?? 0)).toBe(true);
    expect(await dialog().evaluate(sideways)).toEqual([]);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(page.noise).toEqual([]);
  },
);

test('markup is text, and a script never runs', async () => {
  const evil = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><b>bold</b>';
  await open({
    ...popup({ title: evil, body: evil, action: evil, dismiss: evil }),
    offer: { ...welcome.offer, terms: evil },
    form: { ...welcome.form, consent: { as: 'notice', text: evil } },
  });
  expect(await dialog().locator('script, b, img').count()).toBe(0);
  expect(await dialog().getByRole('heading').textContent()).toBe(evil);
  expect(await dialog().getByText(evil).count()).toBe(6);
  expect(await page.evaluate(() => Reflect.get(window, 'pwned'))).toBeUndefined();
  expect(page.noise).toEqual([]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:x',
  'file:///etc/passwd',
  '//',
  '',
])('an address like %j leads nowhere and shows nothing', async (address) => {
  const {
    form: _,
    offer: __,
    ...plain
  } = popup({
    action: 'Go',
    href: address,
    image: { src: address, alt: '', width: 800, height: 600 },
  });
  await open(plain);
  expect(await dialog().locator('img, a').count()).toBe(0);
  await page.getByRole('button', { name: 'Go' }).click();
  await dialog().waitFor({ state: 'detached' });
  expect(page.url()).toBe(`${shop.url}/`);
  expect(page.noise).toEqual([]);
});

test('an override of the direction turns nothing around', async () => {
  await open(popup({ title: 'Save \u202e%51\u202c now', body: '\u202dBody\u202e', dismiss: '\u202eNo' }));
  expect(await dialog().innerText()).not.toMatch(/[\u202a-\u202e]/);
  await page.getByRole('heading', { name: 'Save %51 now' }).waitFor();
});

test('a picture that cannot be had leaves no hole', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(popup({ image: { src: '/gone.html', alt: 'A picture', width: 800, height: 600 } }));
  await expect.poll(() => dialog().locator('img').count()).toBe(0);
  expect((await dialog().boundingBox())?.width).toBe(440);
});

test('without a title the rest stands by itself, and the dialog still has a name', async () => {
  const { title: _, ...content } = welcome.content ?? {};
  await open({ ...welcome, content });
  expect(await dialog().getByRole('heading').count()).toBe(0);
  expect(await dialog().getAttribute('aria-label')).toContain('Join the list');
  expect(await axeFaults(page)).toEqual([]);
});

test('fields stand for what is known, and leave no gap where nothing is', async () => {
  const items = [
    { product: 'a', quantity: 2 },
    { product: 'b', quantity: 1 },
  ];
  shop.script = `window.reprise = function () { (reprise.q = reprise.q || []).push(arguments); };
    reprise('page', { cart: ${JSON.stringify({ totalMinor: 3300, items })} });`;
  await open(
    popup({
      title: '{discount} off {product} today',
      body: '{count, plural, =0 {Nothing} one {# thing} other {# things}} for {total}, {nonsense}from {minimum}.',
    }),
  );
  await page.getByRole('heading', { name: '15% off today' }).waitFor();
  await page.getByText('3 things for €33.00, from .').waitFor();
});

/** What is wider than its box, by its text. */
function sideways(root: Element): string[] {
  return [...root.querySelectorAll<HTMLElement>('*'), root]
    .filter(
      (element) =>
        element instanceof HTMLElement &&
        element.scrollWidth > element.clientWidth + 1 &&
        element.clientWidth > 0,
    )
    .map((element) => `${element.tagName}.${element.className}`);
}
