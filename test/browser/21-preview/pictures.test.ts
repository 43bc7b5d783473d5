// The panel of a preview on a desktop, on a phone, in the dark and from right to left: to be looked at. What axe finds
// wrong with it fails the test.
import { expect, test } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { enterWith, onStorefront, page, shop } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';
import { linkTo, PREVIEWED } from './notes.ts';

const THEME = { accent: '#1f5a48', radius: 14, colorScheme: 'auto' };

onStorefront();

test.each([
  ['desktop', {}, {}],
  ['phone', {}, PHONE],
  ['dark', {}, { colorScheme: 'dark' }],
  ['rtl', { locale: 'ar' }, {}],
  ['phone-rtl-dark', { locale: 'ar' }, { ...PHONE, colorScheme: 'dark' }],
] as const)('%s looks as intended, and axe finds nothing', async (mode, spoken, options) => {
  await enterWith({ ...options, reducedMotion: 'reduce', bypassCSP: true });
  shop.answer = () => ({ ...PREVIEWED, ...spoken, theme: THEME });
  await page.goto(linkTo(shop.url, '/demo/'));
  const fold = page.getByRole('button', { name: 'What shows' });
  await fold.waitFor();
  expect(await fold.getAttribute('aria-expanded')).toBe(mode.startsWith('phone') ? 'false' : 'true');
  if (mode.startsWith('phone')) {
    await page.screenshot({
      path: `test-results/pictures/preview-folded-${mode}.png`,
      animations: 'disabled',
    });
    await fold.click();
  }
  expect(await axeFaults(page)).toEqual([]);
  await page.screenshot({ path: `test-results/pictures/preview-${mode}.png`, animations: 'disabled' });
});
