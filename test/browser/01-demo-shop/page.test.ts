import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { browser, onDemoShop, worker } from '../../support/on-demo-shop.ts';
import { shopper } from '../../support/shopper.ts';

const PAGES = ['', 'coffee/', 'products/harbour-espresso/', 'cart/', 'thank-you/'];

onDemoShop();

/** What axe finds wrong with a document, as `rule: where`. */
declare const axeFaults: () => Promise<string[]>;
const AXE = `${axe.source};globalThis.axeFaults = async () => {
  const { violations } = await axe.run();
  return violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target.join(' ')).join(', '));
};`;

/** How much has moved on the page so far. */
declare const shiftsSoFar: () => number;
const SHIFTS = `{
  const shifts = [];
  const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  globalThis.shiftsSoFar = () => [...shifts, ...observer.takeRecords()].reduce((sum, one) => sum + one.value, 0);
}`;

describe('the pages of the demo shop', () => {
  it('are where the address of the Worker alone leads, with what stands behind it', async () => {
    const answer = await fetch(new URL('/?reprise-preview=a.b', worker.shop), { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/demo/?reprise-preview=a.b');
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`have no accessibility fault, ${colorScheme}`, async () => {
      const context = await browser.newContext({ colorScheme, bypassCSP: true });
      const page = await context.newPage();
      await page.addInitScript(AXE);
      for (const path of [...PAGES.map((one) => new URL(one, worker.shop).href), worker.console]) {
        await page.goto(path);
        expect(await page.evaluate(() => axeFaults()), path).toEqual([]);
      }
      await context.close();
    });

  it('do not move when Reprise draws on them, and fit a phone', async () => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 360, height: 740 },
    ]) {
      const context = await browser.newContext({ viewport });
      const page = await context.newPage();
      await page.addInitScript(SHIFTS);
      const looking = Promise.withResolvers<void>();
      await page.route('**/v1/decide', (route) => looking.promise.then(() => route.continue()));
      await page.goto(new URL('products/harbour-espresso/', worker.shop).href);
      await page.locator('footer').scrollIntoViewIfNeeded();
      looking.resolve();
      await page.locator('[data-reprise-slot]').getByRole('heading').waitFor();
      const shift = await page.evaluate(() => shiftsSoFar());
      const tooWide = await page.evaluate(
        () => document.body.scrollWidth - document.documentElement.clientWidth,
      );
      expect(shift).toBe(0);
      expect(tooWide).toBe(0);
      await context.close();
    }
  });

  it('do not move when they see who one is', async () => {
    const { page, visit, become, context } = await shopper(browser, worker.shop);
    await page.addInitScript(SHIFTS);
    await visit('');
    await become('Mara');
    await page.locator('[data-become="mara"][aria-pressed="true"]').waitFor();
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    expect(await page.evaluate(() => shiftsSoFar())).toBe(0);
    await context.close();
  });

  it('keep a cart that a person can change, and lose it at the end', async () => {
    const { page, visit, context, complaints } = await shopper(browser, worker.shop);
    await visit('brew-care/');
    await page.getByRole('button', { name: 'Add Citrus Descaler to cart' }).click();
    await page.getByRole('button', { name: 'Add Paper Filters No. 4 to cart' }).click();
    await visit('cart/');
    await page
      .getByRole('group', { name: 'Quantity of Citrus Descaler' })
      .getByRole('button', { name: 'One more' })
      .click();
    expect(await page.locator('[data-total]').textContent()).toBe('€23.70');
    await page
      .getByRole('group', { name: 'Quantity of Paper Filters' })
      .getByRole('button', { name: 'One less' })
      .click();
    expect(await page.locator('[data-total]').textContent()).toBe('€17.80');
    expect(await page.locator('[data-cart-count]').textContent()).toBe('2');
    await page.getByRole('button', { name: 'Check out' }).click();
    await page.getByRole('heading', { name: 'Thank you.' }).waitFor();
    expect(await page.locator('[data-cart-count]').textContent()).toBe('0');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
