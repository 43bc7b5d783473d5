// Complaint 5: lost after a navigation without a new document, doubled by the back/forward cache or by a second script
// tag; listeners leak at each navigation.
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { picks, restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { reprise } from '../../support/visitor.ts';

onStorefront(() => {
  shop.policy = shop.policy.replace('connect-src', "connect-src 'self'");
});

const asked = (times: number) => vi.waitFor(() => expect(shop.questions).toHaveLength(times), until);
const visit = (to: string) => page.evaluate((url) => window.Turbo?.visit(url), to);
const hosts = () => page.locator('reprise-view').count();

/** A second tag, as a tag manager adds one to a page that has it already. */
const addTag = () =>
  page.evaluate((html) => {
    const source = new DOMParser().parseFromString(html, 'text/html').querySelector('script');
    const again = document.createElement('script');
    for (const { name, value } of source?.attributes ?? []) again.setAttribute(name, value);
    return new Promise((done) => {
      again.onload = done;
      document.head.append(again);
    });
  }, shop.tagHtml);

test('a body that is swapped takes an open offer along, and every new page is asked about once', async () => {
  shop.parts = ['body-swap.js'];
  shop.answer = () => ({ decisions: [restock] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  for (const [i, path] of ['/collections/tea', '/collections/coffee'].entries()) {
    await visit(path);
    await asked(i + 2);
    await page.getByRole('dialog').waitFor();
    expect(await hosts()).toBe(1);
  }
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await vi.waitFor(() => expect(shop.events.map(({ kind }) => kind)).toEqual(['shown', 'dismissed']), until);
});

test('a slot of the new body is filled, once, on the way there and on the way back', async () => {
  shop.parts = ['body-swap.js'];
  shop.answer = ({ page: { url } }) => (url.includes('/products/') ? { decisions: [picks] } : {});
  await page.goto(shop.url);
  await asked(1);
  await visit('/products/highland');
  const section = page.getByRole('region', { name: 'Picked for you' });
  await section.waitFor({ state: 'attached' });
  await visit('/products/night');
  await asked(3);
  await section.waitFor({ state: 'attached' });
  expect(await hosts()).toBe(1);
  await page.evaluate(() => history.go(-1));
  await asked(4);
  await section.waitFor({ state: 'attached' });
  expect(await hosts()).toBe(1);
});

test('a second tag asks nothing, shows nothing and hears nothing', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, trigger: { any: [{ event: 'go' }] } }] });
  await page.goto(shop.url);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')?.('debug')?.armed?.length);
  await addTag();
  await addTag();
  await reprise(page, 'track', 'go');
  await page.getByRole('dialog').waitFor();
  expect(await hosts()).toBe(1);
  await page.keyboard.press('Escape');
  await page.evaluate(() => history.pushState({}, '', '/collections/tea'));
  await asked(2);
  await vi.waitFor(() => expect(shop.events.map(({ kind }) => kind)).toEqual(['shown', 'dismissed']), until);
});

test('ten navigations later it listens to as much as after two', async () => {
  shop.answer = () => ({
    decisions: [
      {
        ...welcome,
        trigger: {
          all: [{ scrolledPercent: 99 }, { exitIntent: true }, { event: 'never' }, { afterSeconds: 9999 }],
        },
      },
      picks,
    ],
  });
  await page.goto(shop.url);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')?.('debug')?.armed?.length === 2);
  const wander = async (times: number) => {
    for (let i = 0; i < times; i++) {
      const before = shop.questions.length;
      await page.evaluate((path) => history.pushState({}, '', path), `/collections/${before}`);
      await asked(before + 1);
      await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').armed?.length === 2);
      await page.getByRole('region', { name: 'Picked for you' }).waitFor({ state: 'attached' });
    }
  };
  await wander(2);
  const before = await listeners(page);
  expect(before['window scroll']).toBe(1);
  await wander(10);
  expect(await listeners(page)).toEqual(before);
});

/** How many listeners window, document and body have, by type. */
async function listeners(tab: Page): Promise<Record<string, number>> {
  const session = await tab.context().newCDPSession(tab);
  const counts: Record<string, number> = {};
  for (const expression of [
    'window',
    'document',
    'document.documentElement',
    'document.body',
    'navigation',
  ]) {
    const { result } = await session.send('Runtime.evaluate', { expression });
    const found = await session.send('DOMDebugger.getEventListeners', { objectId: `${result.objectId}` });
    for (const { type } of found.listeners)
      counts[`${expression} ${type}`] = (counts[`${expression} ${type}`] ?? 0) + 1;
  }
  await session.detach();
  return counts;
}

/** The browser of the tests keeps no pages when they are left: this is all that a page that is kept hears of it. */
const leaveAndComeBack = () =>
  page.evaluate(() => {
    const hide = (hidden: boolean) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        value: hidden ? 'hidden' : 'visible',
      });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    hide(true);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    hide(false);
  });

test('a page that the browser kept is asked about anew, shows one offer and sends each event once', async () => {
  shop.answer = () => ({ decisions: [{ ...restock, trigger: { any: [{ event: 'go' }] } }, picks] });
  await page.goto(shop.url);
  for (const times of [2, 3]) {
    await page.waitForFunction(() => Reflect.get(window, 'reprise')?.('debug')?.armed?.length);
    await leaveAndComeBack();
    await asked(times);
  }
  expect(shop.questions[2]).toMatchObject({
    page: { url: `${shop.url}/` },
    session: { pages: 3, visits: 1 },
  });
  await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').armed?.length);
  await reprise(page, 'track', 'go');
  await page.getByRole('dialog').waitFor();
  expect(await hosts()).toBe(2);
  await page.getByRole('button', { name: 'Close' }).click();
  await vi.waitFor(() => expect(eventsOf('restock')).toEqual(['shown', 'dismissed']), until);
  expect(await hosts()).toBe(1);
});

const eventsOf = (campaign: string) =>
  shop.events.filter((event) => event.campaign === campaign).map(({ kind }) => kind);
