import { expect, test, vi } from 'vitest';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { consentNow, NOBODY, SOMEBODY, traces } from './traces.ts';

const GTAG = 'window.dataLayer = []; function gtag() { dataLayer.push(arguments); }';
const both = (word: string) => `{ personalization_storage: '${word}', analytics_storage: '${word}' }`;
const gtag = (code: string) => page.evaluate((text) => Reflect.get(window, 'eval')(text), code);

onStorefront(() => {
  shop.policy = '';
});

test('a default that denies is pending whatever the tag says, a grant asks once more, a denial erases', async () => {
  shop.script = `${GTAG} gtag('consent', 'default', ${both('denied')});`;
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await traces()).toEqual({ ...NOBODY, consents: [false] }), until);
  expect(await consentNow()).toBe('pending');

  await gtag(`gtag('consent', 'update', ${both('granted')})`);
  await vi.waitFor(
    async () => expect(await traces()).toEqual({ ...SOMEBODY, consents: [false, true] }),
    until,
  );

  await gtag(`gtag('consent', 'update', { analytics_storage: 'denied' })`);
  const after = { ...NOBODY, withdrawn: 1, consents: [false, true, false] };
  await vi.waitFor(async () => expect(await traces()).toEqual(after), until);
  expect(await consentNow()).toBe('denied');
});

test('an update pushed before we came is a grant, even by Tag Manager as arrays', async () => {
  shop.tag = '';
  shop.script = `window.dataLayer = [['consent', 'default', ${both('denied')}], ['consent', 'update', ${both('granted')}]];`;
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await traces()).toEqual({ ...SOMEBODY, consents: [true] }), until);
});

test('a tool that comes after us is heard, too', async () => {
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await traces()).toEqual({ ...SOMEBODY, consents: [true] }), until);
  await gtag(`${GTAG.replace('function', 'window.gtag = function')}; gtag('consent', 'default', ${both('denied')});
    document.body.append(document.createElement('script'))`);
  await vi.waitFor(async () => expect((await consentNow()) === 'pending').toBe(true), until);
  // What was kept stays, but nothing of it is told.
  await vi.waitFor(
    async () => expect(await traces()).toEqual({ ...SOMEBODY, consents: [true, false] }),
    until,
  );
  expect(shop.questions[1]).not.toHaveProperty('visitor');
});

test('what the shop pushes comes to it whole, and its own faults are its own', async () => {
  shop.script = 'window.dataLayer = [];';
  await page.goto(shop.url);
  await vi.waitFor(() => expect(shop.questions).toHaveLength(1), until);
  const [length, entries] = await page.evaluate(() => {
    const layer: unknown[] = Reflect.get(window, 'dataLayer');
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('a getter of the shop');
        },
      },
    );
    return [layer.push({ event: 'a' }, trap, null), layer.length];
  });
  expect([length, entries]).toEqual([3, 3]);
  expect(page.noise).toEqual([]);
});
