import { expect, test, vi } from 'vitest';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { NOBODY, SOMEBODY, traces } from './traces.ts';

/** Shopify's privacy interface: it comes when its feature is asked for, and says what `allowed` says. */
const SHOPIFY = `window.allowed = false;
  window.Shopify = {
    loadFeatures(features, done) {
      if (features[0].name !== 'consent-tracking-api') return;
      setTimeout(() => {
        Shopify.customerPrivacy = { preferencesProcessingAllowed: () => allowed, analyticsProcessingAllowed: () => allowed };
        done();
      }, 20);
    },
  };`;

const answer = (allowed: boolean) =>
  page.evaluate((yes) => {
    Reflect.set(window, 'allowed', yes);
    document.dispatchEvent(new CustomEvent('visitorConsentCollected'));
  }, allowed);

onStorefront(() => {
  shop.script = SHOPIFY;
});

test('before the visitor answered nobody is known; an answer grants, another withdraws', async () => {
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await traces()).toEqual({ ...NOBODY, consents: [false] }), until);
  await answer(true);
  await vi.waitFor(
    async () => expect(await traces()).toEqual({ ...SOMEBODY, consents: [false, true] }),
    until,
  );
  await answer(false);
  const after = { ...NOBODY, withdrawn: 1, consents: [false, true, false] };
  await vi.waitFor(async () => expect(await traces()).toEqual(after), until);
});

test('what was allowed before is waited for, so the page is asked about once', async () => {
  shop.script = SHOPIFY.replace('allowed = false', 'allowed = true');
  shop.tag = '';
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await traces()).toEqual({ ...SOMEBODY, consents: [true] }), until);
});
