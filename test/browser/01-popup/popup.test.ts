import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { welcome } from '../../support/decisions.ts';
import { Storefront } from '../../support/storefront.ts';

let browser: Browser;
let shop: Storefront;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await Storefront.open();
  shop.answer = () => ({ decisions: [welcome], theme: { accent: '#2f4a3c' } });
});
afterEach(() => shop.close());

/** A fresh visitor; every word on the console and every error of the page is kept. */
async function visit(options: BrowserContextOptions = {}): Promise<Page & { noise: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage();
  const noise: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(String(error)));
  return Object.assign(page, { noise });
}

test('shows a modal popup on a page with the strictest policy, and the console stays quiet', async () => {
  const page = await visit();
  await page.goto(shop.url);
  const dialog = page.getByRole('dialog', { name: '15% off your first order' });
  await dialog.waitFor();
  expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
  expect(page.noise).toEqual([]);
  await page.waitForTimeout(500);
  await page.screenshot({ path: 'test-results/popup-desktop.png' });
});
