import { expect, test, vi } from 'vitest';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { NOBODY, SOMEBODY, traces } from './traces.ts';

/** Shopify's privacy interface: it comes when its feature is asked for, and says what `allowed` and `said` say. */
const SHOPIFY = `window.allowed = false;
  window.said = '';
  window.Shopify = {
    loadFeatures(features, done) {
      if (features[0].name !== 'consent-tracking-api') return;
      setTimeout(() => {
        Shopify.customerPrivacy = { preferencesProcessingAllowed: () => allowed, analyticsProcessingAllowed: () => allowed,
          currentVisitorConsent: () => ({ preferences: said, analytics: said, marketing: '', sale_of_data: '' }) };
        done();
      }, 20);
    },
  };`;

const answer = (allowed: boolean) =>
  page.evaluate((yes) => {
    Reflect.set(window, 'allowed', yes);
    Reflect.set(window, 'said', yes ? 'yes' : 'no');
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

test('who refused on a page that was without Reprise is forgotten on the next that has it', async () => {
  shop.script = SHOPIFY.replace('allowed = false', 'allowed = true');
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await traces()).toEqual({ ...SOMEBODY, consents: [true] }), until);
  shop.script = SHOPIFY.replace("said = ''", "said = 'no'");
  await page.goto(`${shop.url}/collections/tea`);
  await vi.waitFor(
    async () => expect(await traces()).toEqual({ ...NOBODY, withdrawn: 1, consents: [true, false] }),
    until,
  );
});

test.each([
  [
    'an interface without its functions',
    'window.Shopify = { customerPrivacy: { backendConsentEnabled: true } };',
  ],
  ['a loader that throws', `window.Shopify = { loadFeatures() { throw new Error('no'); } };`],
  ['something by the name of TCF that is no function', 'window.__tcfapi = {};'],
])('%s is a tool that has not spoken, and the page hears nothing of it', async (_, script) => {
  shop.tag = 'data-consent="assumed"';
  shop.script = script;
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await traces()).toEqual({ ...NOBODY, consents: [false] }), until);
  expect(page.noise).toEqual([]);
});
