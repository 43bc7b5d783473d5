import { expect, test } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

onStorefront(async () => {
  shop.answer = () => ({ decisions: [welcome], theme: { accent: '#2f4a3c' } });
  await page.goto(shop.url);
  await dialog().waitFor();
}, PHONE);

const dialog = () => page.getByRole('dialog', { name: '15% off your first order' });
const height = () => dialog().evaluate((element) => element.getBoundingClientRect().height);

test('on a phone the popup is a sheet of at most 40% of the height that traps nobody', async () => {
  expect(shop.questions[0]?.page.device).toBe('mobile');
  expect(await dialog().evaluate((element) => element.matches(':modal'))).toBe(false);
  expect(await height()).toBeLessThanOrEqual(667 * 0.4 + 0.5);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await page.getByRole('status').filter({ hasText: '15% off' }).waitFor({ state: 'attached' });
  expect(await axeFaults(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/popup-phone.png', animations: 'disabled' });
  await page.evaluate(() => scrollTo(0, 300));
  expect(await page.evaluate(() => scrollY)).toBe(300);
});

test('the sheet grows once the visitor acts, and its targets are big enough for a thumb', async () => {
  const before = await height();
  await page.getByLabel('Email address').tap();
  await expect.poll(height).toBeGreaterThan(before + 40);
  const sizes = await dialog().evaluate((element) =>
    [...element.querySelectorAll('button, input[type="email"], .consent')].map((target) => {
      const { width, height } = target.getBoundingClientRect();
      return Math.min(width, height);
    }),
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
  const size = await page.getByLabel('Email address').evaluate((input) => getComputedStyle(input).fontSize);
  expect(size).toBe('16px');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
});

test.each(['Close', 'No, thank you'])(
  'one tap on "%s" is enough, though the sheet grows when it is touched',
  async (name) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await dialog().getByRole('button', { name }).tap();
    await dialog().waitFor({ state: 'detached' });
  },
);

test('the sheet shows at its lower edge that it goes on, until its end is in sight', async () => {
  await dialog().evaluate((sheet) =>
    Promise.all(sheet.getAnimations().map(({ finished }) => finished)).then(() => {}),
  );
  const main = dialog().locator('.main');
  expect(
    await main.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight),
  ).toBeGreaterThan(48);
  const paper = await beside(60);
  expect((await beside(4)).equals(paper)).toBe(false);
  await main.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  expect((await beside(4)).equals(paper)).toBe(true);
});

/** A picture of the sheet's paper beside its words, so many pixels above its lower edge. */
async function beside(above: number): Promise<Buffer> {
  const { x = 0, y = 0, height = 0 } = (await dialog().boundingBox()) ?? {};
  return page.screenshot({ clip: { x: x + 12, y: y + height - above - 6, width: 6, height: 6 } });
}

test('Escape closes the sheet only while the focus is in it', async () => {
  await page.locator('#open').focus();
  await page.keyboard.press('Escape');
  expect(await dialog().count()).toBe(1);
  await page.getByLabel('Email address').focus();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});
