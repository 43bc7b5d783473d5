// The field that only machines see: in every form, out of people's way.
import { expect, test, vi } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';

onStorefront(() => {
  shop.script = `window.reprise = window.reprise || function () { (reprise.q = reprise.q || []).push(arguments); };
    window.submitted = []; reprise('on', 'submitted', ({ email }) => { window.submitted.push(email); });`;
});

async function meet(view: object): Promise<void> {
  shop.answer = () => ({ decisions: [{ ...welcome, view }] });
  await page.goto(shop.url);
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
}

const send = () => page.getByRole('button', { name: 'Get my code' }).click();

test.each([
  ['popup', { as: 'popup' }],
  ['slide-in', { as: 'slide-in' }],
  ['slot', { as: 'inline', slot: 'product-below' }],
] as const)('nobody meets it: %s', async (_, view) => {
  await meet(view);
  const trap = page.locator('reprise-view input[name=website]');
  expect(await trap.count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  const names = await page.locator('reprise-view').ariaSnapshot();
  expect(names).not.toContain('website');
  const hit = await trap.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const tree = element.getRootNode();
    const there = tree instanceof ShadowRoot && tree.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return there === element;
  });
  expect(hit).toBe(false);
  await page.getByLabel('Email address').focus();
  await page.keyboard.press('Tab');
  expect(await page.getByRole('checkbox').evaluate((element) => element.matches(':focus'))).toBe(true);
  await send();
  await page.getByText('WELCOME15', { exact: true }).waitFor();
  expect(shop.leads).toMatchObject([{ email: 'ada@shop.example', website: '' }]);
  await vi.waitFor(
    async () =>
      expect(await page.evaluate(() => Reflect.get(window, 'submitted'))).toEqual(['ada@shop.example']),
    until,
  );
});

test('a machine that fills it in is thanked, and nobody’s mailer hears of it', async () => {
  // As the Worker answers a form with that field.
  shop.lead = ({ website }) => ({ status: 200, body: website ? {} : { code: 'WELCOME15' } });
  await meet({ as: 'popup' });
  await page.locator('reprise-view input[name=website]').evaluate((element) => {
    if (element instanceof HTMLInputElement) element.value = 'https://spam.example';
  });
  await send();
  await page.getByText('Here is your code').waitFor();
  expect(shop.leads).toMatchObject([{ website: 'https://spam.example' }]);
  await page.getByRole('button', { name: 'Close' }).click();
  await vi.waitFor(() => expect(shop.events.map(({ kind }) => kind)).toContain('dismissed'), until);
  expect(shop.events.map(({ kind }) => kind)).not.toContain('submitted');
  expect(await page.evaluate(() => Reflect.get(window, 'submitted'))).toEqual([]);
});
