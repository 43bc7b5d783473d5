// What the keyboard is on can be seen: its ring stands out from what is around it, and nothing cuts it off.
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { picks, restock, shipping, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop } from '../../support/on-storefront.ts';

onStorefront();

const THEME = { accent: '#12372a', colorScheme: 'light' };
const QUEUE = 'window.reprise = function () { (reprise.q = reprise.q || []).push(arguments); };';
const decisions = {
  popup: welcome,
  'slide-in': restock,
  bar: shipping,
  'row of cards': picks,
} as const;

test.each(Object.entries(decisions))('every stop of a %s shows a whole ring', async (_, decided) => {
  shop.answer = () => ({ decisions: [decided], theme: THEME });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  shop.script = `${QUEUE} reprise('on', 'add', async () => {});`;
  await page.goto(`${shop.url}/products/highland`);
  await everyRing();
});

test('every stop of a tab shows a whole ring', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, view: { as: 'popup', teaser: true } }], theme: THEME });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(shop.url);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('reprise-view aside').waitFor();
  await everyRing();
});

async function everyRing(): Promise<void> {
  const stops = page.locator('reprise-view').locator('a, button, input:not([tabindex])');
  await stops.first().waitFor();
  for (const stop of await stops.all()) {
    await page.keyboard.press('Shift');
    await stop.focus();
    expect(await ringOf(stop)).toEqual({ seen: true, whole: true });
  }
}

/** Whether the ring has another colour than what it is drawn on, and lies within all that cuts off what sticks out. */
const ringOf = (stop: Locator): Promise<{ seen: boolean; whole: boolean }> =>
  stop.evaluate((element) => {
    const style = getComputedStyle(element);
    const reach = Number.parseFloat(style.outlineOffset) + Number.parseFloat(style.outlineWidth);
    const around: Element[] = [];
    for (let one = element.parentElement; one; one = one.parentElement) around.push(one);
    // A ring in a border that shows what is behind it is not drawn on the element.
    const behind = style.backgroundClip === 'padding-box' && reach > -Number.parseFloat(style.borderWidth);
    const ground = (reach > 0 || behind ? around : [element, ...around])
      .map((one) => getComputedStyle(one).backgroundColor)
      .find((color) => !/, 0\)$/.test(color));
    const ring = element.getBoundingClientRect();
    const whole = around
      .filter((one) => getComputedStyle(one).overflow !== 'visible')
      .map((one) => one.getBoundingClientRect())
      .every(
        ({ left, right, top, bottom }) =>
          left <= ring.left - reach &&
          right >= ring.right + reach &&
          top <= ring.top - reach &&
          bottom >= ring.bottom + reach,
      );
    return { seen: style.outlineStyle === 'solid' && style.outlineColor !== ground, whole };
  });
