import { expect, test, vi } from 'vitest';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { consentNow, NOBODY, SOMEBODY, traces } from './traces.ts';

/** A consent tool by the interface of IAB Europe; the test speaks for the visitor with `tell`. */
const TOOL = `window.__tcfapi = (command, version, listen) => {
  if (command === 'addEventListener' && version === 2) window.tell = (data) => listen(data, true);
};`;
const ALL = { 1: true, 5: true, 6: true, 8: true };

const tell = (data: object) => page.evaluate((said) => Reflect.get(window, 'tell')(said), data);

onStorefront(() => {
  shop.script = TOOL;
});

test('while its question is open nobody is known; an answer grants, a later one withdraws', async () => {
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await traces()).toEqual({ ...NOBODY, consents: [false] }), until);
  await tell({ gdprApplies: true, eventStatus: 'cmpuishown' });
  expect(await consentNow()).toBe('pending');
  await tell({ eventStatus: 'useractioncomplete', purpose: { consents: ALL } });
  await vi.waitFor(
    async () => expect(await traces()).toEqual({ ...SOMEBODY, consents: [false, true] }),
    until,
  );
  await tell({ eventStatus: 'useractioncomplete', purpose: { consents: { ...ALL, 5: false } } });
  const after = { ...NOBODY, withdrawn: 1, consents: [false, true, false] };
  await vi.waitFor(async () => expect(await traces()).toEqual(after), until);
});

test('an answer that it remembers is waited for, so the page is asked about once', async () => {
  shop.script = `${TOOL} addEventListener('load', () => tell({ eventStatus: 'tcloaded', purpose: { consents: ${JSON.stringify(ALL)} } }));`;
  shop.tag = '';
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await traces()).toEqual({ ...SOMEBODY, consents: [true] }), until);
});

test('where the law asks nobody, it grants', async () => {
  shop.tag = '';
  await page.goto(shop.url);
  await page.waitForFunction(() => Reflect.has(window, 'tell'));
  await tell({ gdprApplies: false, eventStatus: 'tcloaded' });
  await vi.waitFor(async () => expect(await traces()).toMatchObject(SOMEBODY), until);
});
