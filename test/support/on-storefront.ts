// What a browser test of the widget begins with: a browser for its file, and for each test a storefront and a visitor.
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser } from './browser.ts';
import { Storefront } from './storefront.ts';
import { type Visitor, visitor } from './visitor.ts';

/** For `vi.waitFor`: as long as a busy machine may need. */
export const until = { timeout: 10_000, interval: 20 };

/** The storefront and the visitor of the test that runs. */
export let shop: Storefront;
export let page: Visitor;
let browser: Browser;

/** Sets up the tests of this file; `prepare` runs before each, when both are there. */
export function onStorefront(prepare?: () => unknown, options?: BrowserContextOptions): void {
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    shop = await Storefront.open();
    page = await visitor(browser, options);
    await prepare?.();
  });
  afterEach(async () => {
    await page.context().close();
    await shop.close();
  });
}

/** Goes on as a visitor with another browser. */
export async function enterWith(options: BrowserContextOptions): Promise<void> {
  await page.context().close();
  page = await visitor(browser, options);
}
