// Complaint 2: blocked by a strict content security policy, or worse: asks for `unsafe-inline`.
import { expect, test, vi } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { picks, restock, shipping, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';

onStorefront(() => {
  shop.policy +=
    "; form-action 'none'; frame-src 'none'; object-src 'none'; require-trusted-types-for 'script'";
  return page.addInitScript(() => {
    const violations: string[] = [];
    Reflect.set(window, 'violations', violations);
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  });
});

const violations = () => page.evaluate(() => Reflect.get(window, 'violations'));
const corner = () =>
  page
    .locator('reprise-view')
    .locator('dialog, section, .bar')
    .first()
    .evaluate((element) => getComputedStyle(element).position);

test('the policy of these tests has nothing unsafe in it, and no style but the shop’s own', () => {
  expect(shop.policy).not.toContain('unsafe');
  expect(shop.policy).toMatch(/style-src 'self';/);
});

test.each([
  ['popup', welcome, 'fixed'],
  ['slide-in', restock, 'fixed'],
  ['bar', shipping, 'fixed'],
  ['recommendations', picks, 'static'],
])('a %s is drawn in its own style, and nothing is violated', async (_, decided, position) => {
  shop.answer = () => ({ decisions: [decided] });
  await page.goto(shop.url);
  await page.locator('reprise-view').first().waitFor({ state: 'attached' });
  expect(await corner()).toBe(position);
  expect(await axeFaults(page)).toEqual([]);
  expect(await violations()).toEqual([]);
  expect(page.noise).toEqual([]);
});

test('so is the tab that a closed popup leaves, and what it opens', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, view: { as: 'popup', teaser: true } }] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  const tab = page.getByRole('button', { name: '15% off your first order' });
  await tab.waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await tab.click();
  await page.getByRole('dialog').waitFor();
  expect(await violations()).toEqual([]);
  expect(page.noise).toEqual([]);
});

test('an offer is taken to its end under the policy', async () => {
  shop.answer = () => ({ decisions: [welcome] });
  await page.goto(shop.url);
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByText('WELCOME15', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await vi.waitFor(() => expect(shop.events.map(({ kind }) => kind)).toContain('submitted'), until);
  expect(await violations()).toEqual([]);
  expect(page.noise).toEqual([]);
});

test('a browser without constructed sheets takes the nonce of the page', async () => {
  shop.policy = shop.policy.replace("style-src 'self'", "style-src 'self' 'nonce-n0nce'");
  shop.tag += ' nonce="n0nce"';
  await page.addInitScript(() => Reflect.deleteProperty(window, 'CSSStyleSheet'));
  shop.answer = () => ({ decisions: [welcome] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  expect(await corner()).toBe('fixed');
  expect(await violations()).toEqual([]);
});
