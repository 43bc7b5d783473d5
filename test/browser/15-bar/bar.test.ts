import { expect, test, vi } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { codeBar, shipping } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { PHONE, refusal, reprise } from '../../support/visitor.ts';

const QUEUE =
  'window.reprise = window.reprise || function () { (reprise.q = reprise.q || []).push(arguments); };';
const SHIFT = `new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift = (window.shift ?? 0) + entry.value; })
  .observe({ type: 'layout-shift', buffered: true });`;

const cart = (totalMinor: number) => ({ totalMinor, items: [] });
const withCart = (totalMinor: number) => {
  shop.script = `${QUEUE} ${SHIFT} reprise('page', { cart: ${JSON.stringify(cart(totalMinor))} });`;
};

onStorefront(() => {
  shop.answer = () => ({ decisions: [shipping], theme: { accent: '#2f4a3c' } });
  withCart(2900);
});

const bar = () => page.locator('reprise-view section.bar');
const kinds = () => shop.events.map((event) => event.kind);
/** The bar has come in. */
const settled = () =>
  bar().evaluate((element) => Promise.all(element.getAnimations().map((one) => one.finished)).then(() => {}));

test('lies over the edge of the page, moves nothing and takes no focus', async () => {
  shop.answer = () => ({ decisions: [] });
  await page.goto(shop.url);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').answer);
  const before = await page.evaluate(() => document.documentElement.scrollHeight);
  shop.answer = () => ({ decisions: [shipping] });
  await page.reload();
  await bar().waitFor();
  await settled();
  const box = await bar().boundingBox();
  expect(box).toMatchObject({ x: 0, y: 0, width: 1280 });
  expect(box?.height).toBeLessThanOrEqual(60);
  const after = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    shift: Reflect.get(window, 'shift') ?? 0,
    focus: document.activeElement?.tagName,
  }));
  expect(after).toEqual({ height: before, shift: 0, focus: 'BODY' });
  await vi.waitFor(() => expect(kinds()).toEqual(['shown']), until);
});

test('says how far the cart is from the goal, in words and as progress, and is announced', async () => {
  await page.goto(shop.url);
  await page.getByRole('region', { name: '€16.00 to free shipping' }).waitFor();
  const progress = page.getByRole('progressbar', { name: 'Progress to free shipping' });
  expect(await progress.evaluate((one) => [Reflect.get(one, 'value'), Reflect.get(one, 'max')])).toEqual([
    2900, 4500,
  ]);
  await page.getByRole('status').filter({ hasText: '€16.00 to free shipping' }).waitFor();
});

test('closes by its button, and the next page shows none', async () => {
  shop.answer = ({ session }) => ({ decisions: session.shown?.['ship-free']?.end ? [] : [shipping] });
  await page.goto(shop.url);
  await page.getByRole('button', { name: 'Close' }).click();
  await bar().waitFor({ state: 'detached' });
  await vi.waitFor(() => expect(kinds()).toEqual(['shown', 'dismissed']), until);
  expect(shop.events[1]).toMatchObject({ kind: 'dismissed', why: 'button' });
});

test('closed after an order it stays closed', async () => {
  await page.goto(shop.url);
  await bar().waitFor();
  await page.goto(`${shop.url}/thank-you`, { referer: shop.url });
  await bar().waitFor();
  await page.goto(shop.url);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.goto(`${shop.url}/collections/tea`);
  expect(await refusal(page, 'ship-free')).toBe('closed-recently');
});

test('and closed on the page of thanks, too, however often that is looked at', async () => {
  await page.goto(shop.url);
  await bar().waitFor();
  await page.goto(`${shop.url}/thank-you`, { referer: shop.url });
  await page.getByRole('button', { name: 'Close' }).click();
  await reprise(page, 'page', {});
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done))));
  await page.goto(shop.url);
  expect(await refusal(page, 'ship-free')).toBe('closed-recently');
});

test('Escape closes it only from within, and the focus goes back to where it came from', async () => {
  await page.goto(shop.url);
  await bar().waitFor();
  await page.locator('footer').evaluate((element) => element.setAttribute('tabindex', '0'));
  await page.locator('footer').focus();
  await page.keyboard.press('Escape');
  expect(await bar().count()).toBe(1);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('REPRISE-VIEW');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await bar().waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('FOOTER');
});

test('steps aside while what the keyboard is on lies beneath it', async () => {
  await page.goto(shop.url);
  await bar().waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Linden & Rye');
  await page.waitForFunction(
    () =>
      (document.querySelector('reprise-view')?.shadowRoot?.querySelector('.bar')?.getBoundingClientRect()
        .bottom ?? 1) <= 0,
  );
  await page.locator('footer').evaluate((element) => {
    element.setAttribute('tabindex', '0');
    element.focus();
  });
  await page.waitForFunction(
    () =>
      document.querySelector('reprise-view')?.shadowRoot?.querySelector('.bar')?.getBoundingClientRect()
        .top === 0,
  );
});

test('gives a code for the asking, once, and copies it, the focus on one button all the way', async () => {
  let asked = 0;
  shop.lead = () => {
    asked += 1;
    return { status: 200, body: { code: 'TEA10' } };
  };
  shop.answer = () => ({ decisions: [codeBar] });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(shop.url);
  await page.getByRole('region', { name: '10% off tea this week' }).waitFor();
  await page.getByRole('button', { name: 'Show the code' }).evaluate((button) => {
    button.focus();
    for (let i = 0; i < 3; i++) button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
  await page.getByText('TEA10', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Here you are: 10% off tea' }).waitFor();
  await page.getByRole('status').filter({ hasText: 'TEA10' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('TEA10');
  expect(asked).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();
  await vi.waitFor(() => expect(kinds().toSorted()).toEqual(['clicked', 'shown', 'submitted']), until);
});

test('says so when there is no code to be had, and can be asked again', async () => {
  shop.lead = () => ({ status: 500, body: {} });
  shop.answer = () => ({ decisions: [codeBar] });
  await page.goto(shop.url);
  await page.getByRole('button', { name: 'Show the code' }).click();
  await page.getByRole('alert').filter({ hasText: 'Please try again.' }).waitFor();
  shop.lead = () => ({ status: 200, body: { code: 'TEA10' } });
  await page.getByRole('button', { name: 'Show the code' }).click();
  await page.getByText('TEA10', { exact: true }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('takes no more lines than two on a phone, at the bottom too, and never more room than the window', async () => {
  await enterWith({ ...PHONE, reducedMotion: 'reduce' });
  shop.answer = () => ({ decisions: [codeBar] });
  await page.goto(shop.url);
  await bar().waitFor();
  await settled();
  const box = await bar().boundingBox();
  expect(box?.width).toBe(375);
  expect(box?.height).toBeLessThanOrEqual(64);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(667);
  const small = await bar()
    .locator('button')
    .evaluateAll((buttons) => buttons.filter((one) => one.getBoundingClientRect().height < 44).length);
  expect(small).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
});

test('fills a slot that was reserved for a line, and moves nothing', async () => {
  shop.script += `const sheet = new CSSStyleSheet(); sheet.replaceSync('[data-reprise-slot] { min-height: 64px !important }'); document.adoptedStyleSheets = [sheet];`;
  await page.setViewportSize({ width: 1280, height: 1500 });
  const inSlot = { ...shipping, view: { as: 'bar' as const, slot: 'product-below' } };
  shop.answer = () => ({ decisions: [inSlot] });
  await page.goto(shop.url);
  await bar().waitFor();
  await settled();
  const [bars, slot] = await Promise.all([
    bar().boundingBox(),
    page.locator('[data-reprise-slot]').boundingBox(),
  ]);
  expect(bars).toEqual(slot);
  expect(await page.evaluate(() => Reflect.get(window, 'shift') ?? 0)).toBe(0);
});

test('words longer than two lines end there; markup in them is text', async () => {
  const long = `<img src=x onerror=alert(1)> ${'as long as it gets '.repeat(500)}`;
  shop.answer = () => ({ decisions: [{ ...shipping, content: { title: long, body: long } }] });
  await page.goto(shop.url);
  await bar().waitFor();
  await settled();
  expect((await bar().boundingBox())?.height).toBeLessThanOrEqual(64);
  expect(await bar().locator('img').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Close' }).isVisible()).toBe(true);
});

test('keeps still where the visitor wants no motion', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(shop.url);
  await bar().waitFor();
  expect(await bar().evaluate((element) => getComputedStyle(element).transitionDuration)).toBe('0s');
});
