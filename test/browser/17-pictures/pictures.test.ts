// A picture of every view, on a desktop, on a phone, in the dark and from right to left: to be looked at. What axe
// finds wrong with it fails the test.
import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { arabic } from '../../support/languages/ar.ts';
import { bringUp } from '../../support/languages/bring-up.ts';
import { english } from '../../support/languages/en.ts';
import { answerIn, cartIn, VIEWS } from '../../support/languages/views-in.ts';
import { enterWith, onStorefront, page, shop } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

const SMALL: BrowserContextOptions = { ...PHONE, viewport: { width: 390, height: 844 } };
const MODES = {
  desktop: [english, {}],
  phone: [english, SMALL],
  dark: [english, { colorScheme: 'dark' }],
  rtl: [{ ...arabic, currency: 'EUR', rate: 1 }, {}],
  'phone-dark': [english, { ...SMALL, colorScheme: 'dark' }],
  'phone-rtl': [{ ...arabic, currency: 'EUR', rate: 1 }, SMALL],
} as const;

onStorefront();

describe.each(Object.entries(MODES))('%s', (mode, [spoken, options]) => {
  test.each(VIEWS)('%s looks as intended, and axe finds nothing', async (view) => {
    await enterWith({ ...options, reducedMotion: 'reduce', bypassCSP: true });
    shop.lead = () => ({ status: 200, body: { code: 'KC15-8M4QRT', expiresAt: Date.UTC(2027, 0, 31, 9) } });
    shop.answer = () => ({
      ...answerIn(spoken, view),
      theme: { accent: '#1f5a48', radius: 14, colorScheme: 'auto' },
    });
    const path = view === 'recommendations' ? 'demo/products/uji-sencha/' : 'demo/';
    const cart = cartIn(spoken);
    await page.addInitScript(
      ([items]) => localStorage.setItem('kettle-crane-cart', `${items}`),
      [
        JSON.stringify({
          code: '',
          lines: Object.fromEntries(cart.items.map((one) => [one.product, one.quantity])),
        }),
      ],
    );
    await bringUp(page, view, () => page.goto(`${shop.url}/${path}?lang=${spoken.locale}`));
    expect(await axeFaults(page)).toEqual([]);
    await page.screenshot({ path: `test-results/pictures/${view}-${mode}.png`, animations: 'disabled' });
  });
});
