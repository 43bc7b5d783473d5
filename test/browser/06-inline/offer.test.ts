import { expect, test, vi } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { codeBar, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';

const SLOT = { as: 'inline', slot: 'product-below' } as const;
const sale = {
  ...codeBar,
  view: SLOT,
  offer: undefined,
  content: { title: 'Tea week', body: 'Until Sunday.', action: 'See all tea', href: '/collections/tea' },
};

onStorefront(
  async () => {
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

const region = (name: string) => page.getByRole('region', { name });
const open = () => page.goto(`${shop.url}/products/highland`);

test('a message stands in its slot, moves nothing, and its action leads on', async () => {
  const image = { src: '/tea.svg', alt: 'A tin of tea' };
  shop.answer = () => ({ decisions: [{ ...sale, content: { ...sale.content, image } }] });
  await open();
  await region('Tea week').waitFor();
  await page.getByRole('img', { name: 'A tin of tea' }).evaluate((one: HTMLImageElement) => one.decode());
  expect(await page.locator('[data-reprise-slot]').evaluate((slot) => slot.scrollHeight)).toBe(420);
  expect(await page.evaluate(() => Reflect.get(window, 'layout').shift)).toBe(0);
  expect(await region('Tea week').getByRole('button').count()).toBe(0);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
  await vi.waitFor(() => expect(shop.events).toMatchObject([{ kind: 'shown', campaign: 'tea-week' }]), until);
  await page.screenshot({ path: 'test-results/inline-message.png', animations: 'disabled' });
  await page.getByRole('link', { name: 'See all tea' }).click();
  await page.waitForURL('**/collections/tea');
});

test('a form in a slot gives the code, says so, and the focus goes to its title', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, view: SLOT }] });
  await page.emulateMedia({ colorScheme: 'dark' });
  await open();
  const offer = region('15% off your first order');
  await offer.waitFor();
  expect(await offer.getByRole('button').allTextContents()).toEqual(['Get my code']);
  expect(await axeFaults(page)).toEqual([]);
  await offer.getByLabel('Email').first().fill('ada@shop.example');
  await offer.getByRole('button').click();
  await offer.getByRole('alert').waitFor();
  expect(shop.leads).toEqual([]);
  await offer.getByRole('checkbox').check();
  await offer.getByRole('button').click();
  const title = page.getByRole('heading', { name: 'Here is your code' });
  await title.waitFor();
  expect(await title.evaluate((one) => one.matches(':focus'))).toBe(true);
  await page.getByRole('status').filter({ hasText: 'Here is your code WELCOME15' }).waitFor();
  expect(await region('Here is your code').getByRole('button').allTextContents()).toEqual(['Copy']);
  expect(shop.leads).toMatchObject([{ email: 'ada@shop.example', campaign: 'welcome-15' }]);
  expect(await axeFaults(page)).toEqual([]);
});

test('an action that leads nowhere is no button: there is nothing to close', async () => {
  shop.answer = () => ({
    decisions: [{ ...sale, content: { ...sale.content, href: undefined, dismiss: 'No, thank you' } }],
  });
  await open();
  await region('Tea week').waitFor();
  expect(await region('Tea week').locator('button, a').count()).toBe(0);
});

test('a message stands in for a block of the shop', async () => {
  shop.content = () => '<aside id="promo">The shop’s own</aside>';
  shop.answer = () => ({ decisions: [{ ...sale, view: { as: 'inline', selector: '#promo' } }] });
  await open();
  await region('Tea week').waitFor();
  expect(await page.locator('#promo').isVisible()).toBe(false);
  expect(
    await page
      .locator('#promo')
      .evaluate((block) => block.previousElementSibling?.contains(document.querySelector('reprise-view'))),
  ).toBe(true);
});
