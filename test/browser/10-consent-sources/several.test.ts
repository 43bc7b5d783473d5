import { expect, test, vi } from 'vitest';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { reprise } from '../../support/visitor.ts';
import { consentNow, NOBODY, SOMEBODY, traces } from './traces.ts';

const GRANTED = `window.dataLayer = [['consent', 'update', { personalization_storage: 'granted', analytics_storage: 'granted' }]];`;
const refusing = `window.__tcfapi = (command, version, listen) => listen({ eventStatus: 'tcloaded', purpose: { consents: {} } }, true);`;

onStorefront(() => {
  shop.tag = '';
});

test('of several tools the stricter counts', async () => {
  shop.script = GRANTED + refusing;
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await traces()).toEqual({ ...NOBODY, consents: [false] }), until);
  expect(await consentNow()).toBe('denied');
});

test('Global Privacy Control is stricter than a tool that grants', async () => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
  shop.script = GRANTED;
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await traces()).toEqual({ ...NOBODY, consents: [false] }), until);
});

test('the word of the shop counts before that of any tool', async () => {
  shop.script = refusing;
  await page.goto(shop.url);
  await vi.waitFor(() => expect(shop.questions).toHaveLength(1), until);
  await reprise(page, 'consent', true);
  await vi.waitFor(
    async () => expect(await traces()).toEqual({ ...SOMEBODY, consents: [false, true] }),
    until,
  );
  await reprise(page, 'consent', false);
  const after = { ...NOBODY, withdrawn: 1, consents: [false, true, false] };
  await vi.waitFor(async () => expect(await traces()).toEqual(after), until);
});

test('who was known on an earlier page and is denied on this one is forgotten here and at the Worker', async () => {
  shop.tag = 'data-consent="assumed"';
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await traces()).toEqual({ ...SOMEBODY, consents: [true] }), until);
  shop.script = refusing;
  await page.goto(`${shop.url}/collections/tea`);
  await vi.waitFor(
    async () => expect(await traces()).toEqual({ ...NOBODY, withdrawn: 1, consents: [true, false] }),
    until,
  );
  expect(shop.batches[0]?.visitor).toBe('visitor-1');
});
