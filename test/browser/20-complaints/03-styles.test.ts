// Complaint 3: the shop's CSS breaks it, or it breaks the shop's; rem shrinks it; max z-index hides the shop's
// checkout button.
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { picks, restock, shipping, welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

const theme = { font: 'Arial', accent: '#2f4a3c', colorScheme: 'light' };

onStorefront();

const view = (): Locator => page.locator('reprise-view').first();

async function open(parts: readonly string[], decided: object): Promise<void> {
  shop.parts = parts;
  shop.answer = () => ({ decisions: [decided], theme });
  await page.goto(shop.url);
  await view().waitFor({ state: 'attached' });
  await page.waitForFunction(() =>
    document
      .querySelector('reprise-view')
      ?.shadowRoot?.getAnimations()
      .every(({ playState }) => playState === 'finished'),
  );
}

/** How everything of the view looks, and where it stands in its box. */
const looks = () =>
  view()
    .locator('dialog, section')
    .evaluate((box) => {
      const { x: left, y: top } = box.getBoundingClientRect();
      return [box, ...box.querySelectorAll('*')].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        return [
          element.localName,
          [x - left, y - top, width, height].map(Math.round),
          ...[style.color, style.backgroundColor, style.fontSize, style.lineHeight, style.letterSpacing],
          ...[style.textAlign, style.textTransform, style.opacity, style.pointerEvents, style.float],
        ].join(' ');
      });
    });

test.each([
  ['popup', welcome],
  ['slide-in', restock],
  ['bar', shipping],
])('a %s looks under a hostile theme as it does on any page', async (_, decided) => {
  await open([], decided);
  const before = await looks();
  expect(before.length).toBeGreaterThan(3);
  await enterWith({});
  await open(['hostile-theme.css'], decided);
  expect(await looks()).toEqual(before);
});

test('on a phone too, and nothing is smaller than a finger or than what a phone would zoom to', async () => {
  await enterWith(PHONE);
  await open(['hostile-theme.css'], welcome);
  const sheet = await page.getByRole('dialog').boundingBox();
  expect(sheet).toMatchObject({ x: 8, width: 359 });
  expect((sheet?.y ?? 0) + (sheet?.height ?? 0)).toBeLessThanOrEqual(667);
  for (const target of await view().locator('button, [type=email]').all()) {
    const box = await target.boundingBox();
    expect(box?.height, (await target.textContent()) ?? '').toBeGreaterThanOrEqual(44);
  }
  expect(await page.getByLabel('Email address').evaluate((field) => getComputedStyle(field).fontSize)).toBe(
    '16px',
  );
  await page.screenshot({ path: 'test-results/complaint-03-phone.png', animations: 'disabled' });
});

test('the shop looks the same with it as without', async () => {
  shop.parts = ['hostile-theme.css', 'checkout-button.html'];
  const shopLooks = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('html, body, body *')]
        .filter((element) => element.localName !== 'reprise-view')
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          const { cssText: _, ...style } = getComputedStyle(element);
          return JSON.stringify([element.localName, element.getAttributeNames(), x, y, width, height, style]);
        }),
    );
  shop.answer = () => ({});
  await page.goto(shop.url);
  const before = await shopLooks();
  for (const decided of [welcome, restock, shipping]) {
    await enterWith({});
    await open(shop.parts, decided);
    expect(await shopLooks()).toEqual(before);
    expect(
      await page.evaluate(() => [document.adoptedStyleSheets.length, document.styleSheets.length]),
    ).toEqual([0, 1]);
  }
});

test.each([
  ['slide-in', restock],
  ['bar at the bottom', { ...shipping, view: { as: 'bar', position: 'bottom' } }],
  ['bar at the top', shipping],
  ['row of recommendations', picks],
])('with a %s the checkout button of the shop can be pressed', async (_, decided) => {
  await open(['hostile-theme.css', 'checkout-button.html'], decided);
  await page.evaluate(() =>
    document
      .querySelector('.shop-checkout')
      ?.addEventListener('click', () => Reflect.set(window, 'paid', true)),
  );
  await page.locator('.shop-checkout').click();
  expect(await page.evaluate(() => Reflect.get(window, 'paid'))).toBe(true);
});

test('a popup lies above whatever z-index the shop has, and is gone with one press', async () => {
  await open(['hostile-theme.css', 'checkout-button.html'], welcome);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('.shop-checkout').click();
});
