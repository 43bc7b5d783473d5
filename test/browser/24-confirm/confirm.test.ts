// The page that confirms an address, as people who follow a link in a mail find it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dictionary } from '../../../shared/words/dictionary.ts';
import { partBits } from '../../../shared/words/words.ts';
import { pageOf } from '../../../worker/routes/confirm-page.ts';
import { axeFaults } from '../../support/axe-faults.ts';
import { launchBrowser } from '../../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const words = dictionary({});
const html = (says: Parameters<typeof pageOf>[0]['says'], language: string, name = 'Petal & Paw') =>
  pageOf({
    says,
    name,
    language,
    token: 'petal.00.zz.aa',
    words: words(language, partBits(['confirm', 'form'])) ?? {},
  });

test.each([
  ['ask', 'en', 'light'],
  ['ask', 'de', 'dark'],
  ['mailed', 'ar', 'light'],
  ['expired', 'zh-Hans', 'dark'],
] as const)(
  '%s in %s, %s: nothing axe objects to, and nothing wider than a phone',
  async (says, language, colorScheme) => {
    const page = await browser.newPage({ colorScheme, viewport: { width: 320, height: 568 } });
    await page.setContent(
      html(says, language, 'A shop with a name that has nospacesinitatallwhichisratherlong'),
    );
    expect(await axeFaults(page, 'html')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.close();
  },
);

test('without scripts and by keyboard the button sends the token', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const sent: string[] = [];
  await page.route('https://worker.example/**', (route) => {
    const request = route.request();
    if (request.method() === 'POST') sent.push(`${new URL(request.url()).pathname} ${request.postData()}`);
    return route.fulfill({ contentType: 'text/html', body: html(sent.length > 0 ? 'done' : 'ask', 'en') });
  });
  await page.goto('https://worker.example/v1/confirm?token=x');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Thank you, your address is confirmed.' }).waitFor();
  expect(sent).toEqual(['/v1/confirm token=petal.00.zz.aa']);
  await context.close();
});
