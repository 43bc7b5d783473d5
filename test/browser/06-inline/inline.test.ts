import { expect, test, vi } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { picks } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';

onStorefront(
  async () => {
    shop.answer = () => ({ decisions: [picks], theme: { accent: '#2f4a3c' } });
    await page.addInitScript(() => {
      const seen = { shift: 0 };
      Reflect.set(window, 'layout', seen);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if ('value' in entry) seen.shift += Number(entry.value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
  },
  { viewport: { width: 1280, height: 1500 } },
);

test('fills the slot with cards and moves nothing', async () => {
  await page.goto(`${shop.url}/products/highland`);
  const section = page.getByRole('region', { name: 'Picked for you' });
  await section.waitFor();
  expect(await section.getByRole('link').count()).toBe(4);
  expect(await section.getByRole('link').first().textContent()).toBe('Night decaf€13.00');
  const [slot, host] = await page
    .locator('[data-reprise-slot]')
    .evaluate((element) => [element.clientHeight, element.scrollHeight]);
  expect([slot, host]).toEqual([420, 420]);
  await section
    .locator('img')
    .last()
    .evaluate((image) => (image instanceof HTMLImageElement ? image.decode() : undefined));
  expect(await page.evaluate(() => Reflect.get(window, 'layout').shift)).toBe(0);
  await page.screenshot({ path: 'test-results/inline.png', animations: 'disabled' });
  expect(shop.questions[0]?.slots).toEqual(['product-below']);
});

test('is written in the ink of the shop, also for those who prefer the dark', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${shop.url}/products/highland`);
  const title = page.getByRole('heading', { name: 'Picked for you' });
  await title.waitFor();
  expect(await title.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(43, 38, 33)');
  expect(await axeFaults(page)).toEqual([]);
});

test('counts as shown only when it is on the screen', async () => {
  await page.setViewportSize({ width: 1280, height: 400 });
  await page.goto(`${shop.url}/products/highland`);
  await page.getByRole('region', { name: 'Picked for you' }).waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(shop.events).toEqual([]);
  await page.locator('[data-reprise-slot]').scrollIntoViewIfNeeded();
  await vi.waitFor(
    () => expect(shop.events).toMatchObject([{ kind: 'shown', campaign: 'loyal-picks' }]),
    until,
  );
  await page.goto(`${shop.url}/products/night`);
  await page.getByRole('region', { name: 'Picked for you' }).scrollIntoViewIfNeeded();
  await page
    .getByRole('link', { name: /Paper filters/ })
    .last()
    .click();
  await vi.waitFor(() => expect(shop.events.map((event) => event.kind)).toEqual(['shown', 'clicked']), until);
});

test('leaves the slot as it is when there is nothing to show, and fetches nothing more', async () => {
  shop.answer = () => ({ decisions: [] });
  await page.goto(`${shop.url}/products/highland`);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').answer);
  expect(await page.locator('[data-reprise-slot]').innerHTML()).toBe('');
  expect(shop.fetched).toEqual(['/reprise.js', '/v1/decide']);
});
