// Complaint 1: shown again after closing or answering; shown to subscribers and recent buyers; shown on a later page
// than the one that armed it. The Worker of these tests decides for it every time: the browser has the last word.
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { refusal, reprise } from '../../support/visitor.ts';

const NO_LIMITS = { overlaysPerSession: 99, secondsBetweenOverlays: 0, quietUrls: [] };
const onCall = { any: [{ event: 'go' }] };

onStorefront(() => {
  shop.parts = ['hostile-theme.css', 'throwing.js'];
  shop.answer = () => ({ decisions: [welcome], limits: NO_LIMITS });
});

const dialog = () => page.getByRole('dialog', { name: '15% off your first order' });
const asked = (times: number) => vi.waitFor(() => expect(shop.questions).toHaveLength(times), until);
const armed = (tab: Page = page) =>
  tab.waitForFunction(() => Reflect.get(window, 'reprise')?.('debug')?.armed?.length);

async function answerIt(): Promise<void> {
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByRole('heading', { name: 'Here is your code' }).waitFor();
}

test.each([
  ['its button', () => page.getByRole('button', { name: 'Close' }).click()],
  ['the words that say no', () => page.getByRole('button', { name: 'No, thank you' }).click()],
  ['Escape', () => page.keyboard.press('Escape')],
])('closed by %s it stays closed: on this page, on the next, in another tab', async (_, close) => {
  await page.goto(shop.url);
  await dialog().waitFor();
  await close();
  await dialog().waitFor({ state: 'detached' });
  await page.goto(`${shop.url}/collections/tea`);
  expect(await refusal(page, 'welcome-15')).toBe('closed-recently');
  const tab = await page.context().newPage();
  await tab.goto(shop.url);
  expect(await refusal(tab, 'welcome-15')).toBe('closed-recently');
  expect(await tab.locator('reprise-view').count()).toBe(0);
});

test('answered it is not asked again, and neither is anything else that asks for an address', async () => {
  const another = { ...welcome, campaign: 'newsletter', kind: 'message' };
  shop.answer = () => ({ decisions: [welcome, another], limits: NO_LIMITS });
  await page.goto(shop.url);
  await dialog().waitFor();
  await answerIt();
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await refusal(page, 'newsletter')).toBe('lead');
  await page.goto(`${shop.url}/collections/tea`);
  expect(await refusal(page, 'welcome-15')).toBe('lead');
  expect(await refusal(page, 'newsletter')).toBe('lead');
  expect(await page.locator('reprise-view').count()).toBe(0);
});

test('who subscribes in one tab is not asked in another that was armed before', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, trigger: onCall }], limits: NO_LIMITS });
  await page.goto(shop.url);
  await armed();
  const tab = await page.context().newPage();
  await tab.goto(shop.url);
  await armed(tab);
  await page.bringToFront();
  await reprise(page, 'track', 'go');
  await dialog().waitFor();
  await answerIt();
  await tab.bringToFront();
  await reprise(tab, 'track', 'go');
  expect(await refusal(tab, 'welcome-15')).toBe('lead');
});

test('who buys in one tab is not welcomed in another, and not on the page after', async () => {
  shop.answer = ({ page: { url } }) =>
    url.endsWith('/thank-you') ? {} : { decisions: [{ ...welcome, trigger: onCall }], limits: NO_LIMITS };
  await page.goto(shop.url);
  await armed();
  const tab = await page.context().newPage();
  await tab.goto(`${shop.url}/thank-you`, { referer: 'https://pay.example/' });
  await vi.waitFor(() => expect(shop.questions.at(-1)?.page.url).toContain('/thank-you'), until);
  await page.bringToFront();
  await reprise(page, 'track', 'go');
  expect(await refusal(page, 'welcome-15')).toBe('bought');
  await page.goto(`${shop.url}/collections/tea`);
  await armed();
  await reprise(page, 'track', 'go');
  expect(await refusal(page, 'welcome-15')).toBe('bought');
});

test('what one page armed does not show on the next, however that came', async () => {
  shop.answer = ({ page: { url } }) =>
    new URL(url).pathname === '/' ? { decisions: [{ ...restock, trigger: onCall }] } : {};
  for (const change of [
    () => page.evaluate(() => history.pushState({}, '', '/collections/tea')),
    () => page.evaluate(() => history.replaceState({}, '', '/collections/coffee')),
    () => page.goto(`${shop.url}/collections/cups`),
  ]) {
    await page.goto(shop.url);
    await armed();
    const before = shop.questions.length;
    await change();
    await asked(before + 1);
    await page.waitForFunction(() => Reflect.get(window, 'reprise')?.('debug')?.answer);
    await reprise(page, 'track', 'go');
    expect(await page.locator('reprise-view').count()).toBe(0);
  }
});

test('closed where storage is refused, it stays closed for as long as the document lives', async () => {
  shop.parts = ['refused-storage.js'];
  await page.goto(shop.url);
  await dialog().waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.evaluate(() => history.pushState({}, '', '/collections/tea'));
  expect(await refusal(page, 'welcome-15')).toBe('closed-recently');
});
