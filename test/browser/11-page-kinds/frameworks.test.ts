import { expect, test, vi } from 'vitest';
import { welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { reprise } from '../../support/visitor.ts';

const LIBRARIES = [
  ['Turbo', '<script src="/turbo.js" defer></script>', ''],
  [
    'htmx boost',
    '<script src="/htmx.js" defer></script>',
    "document.addEventListener('DOMContentLoaded', () => document.body.setAttribute('hx-boost', 'true'));",
  ],
] as const;

/** Each page describes a product of its own, as search engines read it. */
const product = (path: string) =>
  path.startsWith('/products/')
    ? `<script type="application/ld+json">${JSON.stringify({ '@type': 'Product', sku: path.split('/').pop(), name: path })}</script>`
    : '';

const asked = (times: number) => vi.waitFor(() => expect(shop.questions).toHaveLength(times), until);
const told = () => shop.questions.map(({ page: { product: its }, session }) => [its?.id, session.pages]);

onStorefront(() => {
  shop.policy = '';
  shop.content = product;
});

test.each(LIBRARIES)('%s: each page is asked about once, by its own body', async (_, head, script) => {
  Object.assign(shop, { head, script });
  await page.goto(shop.url);
  await asked(1);
  await page.evaluate(() => Reflect.set(window, 'sameDocument', true));
  await page.getByRole('link', { name: 'Night decaf' }).click();
  await asked(2);
  await page.getByRole('link', { name: 'Paper filters' }).click();
  await asked(3);
  await page.goBack();
  await asked(4);
  expect(told()).toEqual([
    [undefined, 1],
    ['night', 2],
    ['filters', 3],
    ['night', 4],
  ]);
  expect(await page.evaluate(() => Reflect.get(window, 'sameDocument'))).toBe(true);
  expect(page.noise.filter((line) => /reprise/i.test(line))).toEqual([]);
});

test.each(LIBRARIES)('%s: what one page armed does not show on the next', async (_, head, script) => {
  Object.assign(shop, { head, script });
  const armed = { ...welcome, trigger: { any: [{ event: 'go' }] } };
  shop.answer = ({ page: { kind } }) => (kind === 'home' ? { decisions: [armed] } : {});
  await page.goto(shop.url);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').armed);
  await page.getByRole('link', { name: 'Night decaf' }).click();
  await asked(2);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').answer);
  await reprise(page, 'track', 'go');
  expect(await page.locator('reprise-view').count()).toBe(0);
});
