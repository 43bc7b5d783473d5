// Complaint 9: storage written before consent.
import { expect, test, vi } from 'vitest';
import { picks, restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { kept, reprise } from '../../support/visitor.ts';

const NO_LIMITS = { overlaysPerSession: 99, secondsBetweenOverlays: 0, quietUrls: [] };

/** In the page: every way to keep something, and what was tried. The record outlives navigations in `window.name`. */
const WATCH = `{
  const tried = (what) => { window.name += what + ';'; };
  const wrap = (owner, name, what) => {
    const before = owner[name];
    owner[name] = function (...words) {
      tried(what + ' ' + (typeof words[0] === 'string' ? words[0] : ''));
      return before.apply(this, words);
    };
  };
  for (const name of ['localStorage', 'sessionStorage']) {
    const real = window[name];
    const watched = new Proxy(real, {
      get: (_, key) => typeof real[key] !== 'function' ? real[key] : (...words) => {
        if (key === 'setItem') tried(name + ' ' + words[0]);
        return real[key](...words);
      },
      set: (_, key, value) => {
        tried(name + ' ' + key);
        real[key] = value;
        return true;
      },
    });
    Object.defineProperty(window, name, { get: () => watched });
  }
  wrap(IDBFactory.prototype, 'open', 'database');
  if (window.CacheStorage) wrap(CacheStorage.prototype, 'open', 'cache');
  if (window.CookieStore) wrap(CookieStore.prototype, 'set', 'cookie');
  if (window.ServiceWorkerContainer) wrap(ServiceWorkerContainer.prototype, 'register', 'worker');
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(document, 'cookie', {
    configurable: true,
    get: () => cookie.get.call(document),
    set: (value) => { tried('cookie ' + value.split('=')[0]); cookie.set.call(document, value); },
  });
}`;

onStorefront(async () => {
  shop.tag = '';
  shop.parts = ['hostile-theme.css', 'shortcuts.js'];
  shop.answer = () => ({ decisions: [welcome, picks], limits: NO_LIMITS });
  await page.addInitScript(WATCH);
});

const tried = async () => (await page.evaluate(() => window.name)).split(';').filter((one) => one !== '');
const nothing = { local: [], session: {}, cookies: '' };
const dialog = () => page.getByRole('dialog');

test('over a whole visit without a word on consent nothing is kept, and nobody is named', async () => {
  await page.goto(`${shop.url}/?utm_source=mail`);
  await dialog().waitFor();
  await page.getByRole('region', { name: 'Picked for you' }).waitFor({ state: 'attached' });
  await reprise(page, 'identify', { id: 'c-1', at: 1_700_000_000, signature: 'a'.repeat(64) });
  await reprise(page, 'track', 'go');
  await page.evaluate(() => history.pushState({}, '', '/collections/tea'));
  await page.goto(`${shop.url}/products/highland`);
  await dialog().waitFor();
  expect(await tried()).toEqual([]);
  expect(await kept(page)).toEqual(nothing);
  for (const question of shop.questions) {
    expect(question.consent).toBe(false);
    expect(question).not.toHaveProperty('visitor');
    expect(question).not.toHaveProperty('customer');
    expect(['visits', 'pages']).toEqual(expect.arrayContaining(Object.keys(question.session ?? {})));
  }
  expect(shop.batches).toEqual([]);
});

test('an offer taken before consent is given out, and only its own id stays, for this tab', async () => {
  shop.answer = () => ({ decisions: [welcome], limits: NO_LIMITS });
  await page.goto(shop.url);
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByText('WELCOME15', { exact: true }).waitFor();
  expect(shop.leads[0]).not.toHaveProperty('visitor');
  await page.getByRole('button', { name: 'Close' }).click();
  await dialog().waitFor({ state: 'detached' });
  const { local, session, cookies } = await kept(page);
  expect({ local, cookies }).toEqual({ local: [], cookies: '' });
  expect(Object.entries(session)).toEqual([['reprise:petal:closed', '["welcome-15"]']]);
  expect(new Set(await tried())).toEqual(new Set(['sessionStorage reprise:petal:closed']));
});

test('where the shop says so, not even a closing is kept', async () => {
  shop.tag = 'data-remember-close="off"';
  await page.goto(shop.url);
  await dialog().waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await tried()).toEqual([]);
  expect(await kept(page)).toEqual(nothing);
});

test('a denial keeps nothing and sends nothing about anybody', async () => {
  await page.goto(shop.url);
  await dialog().waitFor();
  await reprise(page, 'consent', false);
  await page.evaluate(() => history.pushState({}, '', '/collections/tea'));
  await vi.waitFor(() => expect(shop.questions.at(-1)?.page.url).toContain('/collections/tea'), until);
  expect(await tried()).toEqual([]);
  expect(shop.questions.every(({ consent }) => !consent)).toBe(true);
  expect(shop.batches).toEqual([]);
});

test('from the moment of consent one record is kept, and from the moment of its end none', async () => {
  shop.answer = () => ({ decisions: [{ ...restock, trigger: { any: [{ event: 'go' }] } }] });
  await page.goto(shop.url);
  await vi.waitFor(() => expect(shop.questions).toHaveLength(1), until);
  expect(await tried()).toEqual([]);
  await reprise(page, 'consent', true);
  await vi.waitFor(() => expect(shop.questions.at(-1)?.consent).toBe(true), until);
  await vi.waitFor(async () => expect((await kept(page)).local).toEqual(['reprise:petal']), until);
  expect(new Set(await tried())).toEqual(new Set(['localStorage reprise:petal']));
  await reprise(page, 'consent', false);
  await vi.waitFor(async () => expect((await kept(page)).local).toEqual([]), until);
  const before = await tried();
  await page.evaluate(() => history.pushState({}, '', '/collections/tea'));
  await vi.waitFor(() => expect(shop.questions.at(-1)?.page.url).toContain('/collections/tea'), until);
  expect(await tried()).toEqual(before);
  expect(await kept(page)).toEqual(nothing);
});
