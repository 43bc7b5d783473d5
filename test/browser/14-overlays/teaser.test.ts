// The tab that a closed overlay leaves behind.
import { expect, test } from 'vitest';
import { NO_LIMITS } from '../../support/armed.ts';
import { axeFaults } from '../../support/axe-faults.ts';
import { codeBar, welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

const content = { ...welcome.content, teaser: '{discount} off' };
const popup = { ...welcome, view: { as: 'popup', teaser: true }, content };

onStorefront(() => {
  shop.answer = () => ({ decisions: [popup], theme: { accent: '#2f4a3c' } });
});

const tab = () => page.getByRole('complementary', { name: 'Show offer again' });
const opener = () => page.getByRole('button', { name: 'Show offer again: 15% off' });
const dialog = () => page.getByRole('dialog');

async function left(): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(shop.url);
  await dialog().getByRole('button', { name: 'Close' }).click();
  await tab().waitFor();
}

test('is two real buttons at the lower edge, big enough for a thumb, over no slot of the page', async () => {
  await left();
  expect(await dialog().count()).toBe(0);
  const { bottom, left: start } = await box();
  expect([bottom, start]).toEqual([800, 16]);
  const sizes = await tab()
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  expect(sizes).toHaveLength(2);
  for (const { width, height } of sizes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  expect(await axeFaults(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/teaser.png' });
});

test('brings the offer back to who presses it, with the focus on its title', async () => {
  await left();
  await opener().press('Enter');
  await dialog().waitFor();
  expect(await focused()).toBe('15% off your first order');
  expect(await tab().count()).toBe(0);
  await page.keyboard.press('Escape');
  await tab().waitFor();
  await expect.poll(focused).toBe('15% off');
});

test('brings a slide-in back with the focus in it, too, though it is not modal', async () => {
  shop.answer = () => ({ decisions: [{ ...popup, view: { as: 'slide-in', side: 'end', teaser: true } }] });
  await left();
  expect((await box()).right).toBe(1280 - 16);
  await opener().click();
  await dialog().waitFor();
  expect(await focused()).toBe('15% off your first order');
});

test('goes when it is told to', async () => {
  await left();
  await tab().getByRole('button', { name: 'Hide' }).click();
  await tab().waitFor({ state: 'detached' });
});

test('stands above what the shop keeps at the lower edge, on a phone with its finger room', async () => {
  await enterWith(PHONE);
  shop.script = `addEventListener('DOMContentLoaded', () => {
    const bar = document.createElement('div');
    bar.id = 'buy';
    bar.append('Add to cart');
    Object.assign(bar.style, { position: 'fixed', inset: 'auto 0 0', height: '72px', background: '#ddd', zIndex: 50 });
    document.body.append(bar);
  });`;
  await left();
  expect((await box()).bottom).toBe(667 - 72);
  await page.screenshot({ path: 'test-results/teaser-phone.png' });
  await page.evaluate(() => document.querySelector('#buy')?.remove());
  await page.evaluate(() => scrollTo({ top: 300 }));
  await expect.poll(async () => (await box()).bottom).toBe(667);
});

test('steps above a bar that comes after it, and down again when that goes', async () => {
  await left();
  await page.evaluate(() => {
    const bar = document.createElement('div');
    bar.id = 'late';
    Object.assign(bar.style, { position: 'fixed', inset: 'auto 0 0', height: '60px', zIndex: 5000 });
    document.body.append(bar);
  });
  await expect.poll(async () => (await box()).bottom).toBe(800 - 60);
  await page.evaluate(() => document.querySelector('#late')?.remove());
  await expect.poll(async () => (await box()).bottom).toBe(800);
});

test('stands above a bar of ours that is there when it is', async () => {
  shop.answer = () => ({ decisions: [popup, codeBar], limits: NO_LIMITS });
  await left();
  await page.getByText('off tea this week').last().waitFor();
  const bar = () =>
    page.getByRole('region', { name: 'off tea this week' }).evaluate((e) => e.getBoundingClientRect().top);
  await expect.poll(async () => (await box()).bottom).toBe(await bar());
});

test('without consent it is left on the next pages of the visit, too, until it is closed', async () => {
  shop.tag = '';
  await left();
  await page.goto(`${shop.url}/collections/tea`);
  await opener().click();
  await dialog().waitFor();
  await page.keyboard.press('Escape');
  await tab().getByRole('button', { name: 'Hide' }).click();
  await tab().waitFor({ state: 'detached' });
  const tabChunk = page.waitForResponse('**/r/tab.js*');
  await page.goto(shop.url);
  await (await tabChunk).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await page.locator('reprise-view').count()).toBe(0);
});

test('says the whole of a long text, and shows two lines of it', async () => {
  const teaser = 'Fünfzehn Prozent auf die erste Bestellung im Kaffeehaus am Lindenplatz, bis Sonntag';
  shop.answer = () => ({ decisions: [{ ...popup, content: { ...content, teaser } }] });
  await left();
  await page.getByRole('button', { name: `Show offer again: ${teaser}` }).waitFor();
  const { width, height } = await box();
  expect(width).toBeLessThanOrEqual(300);
  expect(height).toBeLessThanOrEqual(52);
});

test('stands on the other side where it is read from right to left, and in the dark', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  shop.answer = () => ({ decisions: [popup], locale: 'ar-EG', theme: { accent: '#2f4a3c' } });
  await left();
  expect((await box()).right).toBe(1280 - 16);
  expect(await axeFaults(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/teaser-dark-rtl.png' });
});

test('is there in forced colours, with an edge', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  await left();
  const { borderTopWidth, borderTopColor, backgroundColor } = await tab().evaluate((e) =>
    getComputedStyle(e),
  );
  expect(borderTopWidth).toBe('1px');
  expect(borderTopColor).not.toBe(backgroundColor);
});

const box = () => tab().evaluate((element) => element.getBoundingClientRect().toJSON());

/** The text of what has the focus, however deep. */
function focused(): Promise<string | undefined> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return (active?.shadowRoot?.activeElement ?? active)?.textContent?.trim();
  });
}
