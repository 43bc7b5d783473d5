// Complaint 12: an ad blocker or an outage turns into endless retries and console noise.
import { expect, test, vi } from 'vitest';
import { restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';

/** What the browser itself says of an address that failed; no script can keep it from that. */
const OF_THE_BROWSER = /^Failed to load resource|blocked by CORS policy/;

/** What was asked of the Worker, by path, whether or not it arrived there. */
let asked: string[] = [];

onStorefront(async () => {
  asked = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin !== new URL(shop.url).origin) asked.push(pathname);
  });
  shop.answer = () => ({ decisions: [restock] });
});

const noise = () => page.noise.filter((words) => !OF_THE_BROWSER.test(words));

/** The shop sells: its page is there, its button works, the next page comes. */
async function shopWorks(): Promise<void> {
  await page.evaluate(() =>
    document.querySelector('#open')?.addEventListener('click', () => Reflect.set(window, 'bought', true)),
  );
  await page.locator('#open').click();
  expect(await page.evaluate(() => Reflect.get(window, 'bought'))).toBe(true);
  expect(noise()).toEqual([]);
}

/** Goes round the shop; every page may try once and no more. */
async function browse(perPage: readonly string[]): Promise<void> {
  for (const path of ['/', '/collections/tea', '/collections/coffee']) {
    asked = [];
    await page.goto(shop.url + path);
    await vi.waitFor(() => expect(asked).toEqual(perPage), until);
    await page.waitForLoadState('networkidle');
    await shopWorks();
    expect(asked).toEqual(perPage);
  }
}

test.each([
  ['the script', '**/reprise.js', ['/reprise.js']],
  ['the question', '**/v1/decide', ['/reprise.js', '/v1/decide']],
  ['what shows', '**/r/show.js*', ['/reprise.js', '/v1/decide', '/r/show.js']],
])('a blocker that stops %s is met once a page, in silence', async (_, pattern, perPage) => {
  await page.route(pattern, (route) => route.abort('blockedbyclient'));
  await browse(perPage);
  expect(await page.locator('reprise-view').count()).toBe(0);
});

test('a blocker that stops the views leaves the page as it is, and other pages free to try', async () => {
  await page.route(/\/r\/(?!show)/, (route) => route.abort('blockedbyclient'));
  await page.goto(shop.url);
  await vi.waitFor(
    () => expect(asked.filter((path) => /^\/r\/(?!show)/.test(path)).length).toBeGreaterThan(0),
    until,
  );
  await page.waitForLoadState('networkidle');
  await shopWorks();
  const tries = asked.filter((path) => path === '/r/products.js').length;
  expect(tries).toBeLessThanOrEqual(2);
  expect(await page.locator('reprise-view').count()).toBe(0);
  expect(shop.batches).toEqual([]);
});

test('a blocker that stops the events stops only them: each batch is tried once', async () => {
  await page.route('**/v1/events', (route) => route.abort('blockedbyclient'));
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await vi.waitFor(() => expect(asked).toContain('/v1/events'), until);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await vi.waitFor(() => expect(asked.filter((path) => path === '/v1/events')).toHaveLength(2), until);
  await page.waitForLoadState('networkidle');
  await shopWorks();
  expect(asked.filter((path) => path === '/v1/events')).toHaveLength(2);
});

test.each([
  ['503 and a page of HTML', { status: 503, contentType: 'text/html', body: '<h1>Down</h1>' }],
  ['200 and a page of HTML', { status: 200, contentType: 'text/html', body: '<h1>Please sign in</h1>' }],
  ['200 and nothing', { status: 200, body: '' }],
  ['200 and null', { status: 200, contentType: 'application/json', body: 'null' }],
  [
    '200 and another shape',
    { status: 200, contentType: 'application/json', body: '{"decisions":{"length":3}}' },
  ],
  [
    '200 and a decision without anything',
    { status: 200, contentType: 'application/json', body: '{"decisions":[{}]}' },
  ],
  ['429', { status: 429, contentType: 'application/problem+json', body: '{"status":429}' }],
])('a Worker that answers %s is asked once a page, in silence', async (_, response) => {
  await page.route('**/v1/decide', (route) =>
    route.fulfill({ ...response, headers: { 'access-control-allow-origin': '*' } }),
  );
  await page.goto(shop.url);
  await vi.waitFor(() => expect(asked).toContain('/v1/decide'), until);
  await page.waitForLoadState('networkidle');
  await shopWorks();
  expect(asked.filter((path) => path === '/v1/decide')).toHaveLength(1);
  expect(await page.locator('reprise-view').count()).toBe(0);
});

test('what the Worker has against a question is told to who asks `debug`', async () => {
  const problem = { title: 'There is no store petal', status: 404 };
  await page.route('**/v1/decide', (route) =>
    route.fulfill({ status: 404, json: problem, headers: { 'access-control-allow-origin': '*' } }),
  );
  await page.goto(shop.url);
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'reprise')?.('debug').answer), until)
    .toEqual(problem);
});

test('a question longer than what may outlive its page is asked all the same', async () => {
  shop.script = `window.reprise = function () { (reprise.q = reprise.q || []).push(arguments); };
    reprise('page', { cart: { totalMinor: 1, items: Array.from({ length: 600 }, function (_, i) {
      return { product: 'tea-' + i, quantity: 1, title: 'A long name of a tea '.repeat(5) };
    }) } });`;
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  expect(asked).toContain('/v1/decide');
});

test('a Worker that never answers is given up on, and holds up nothing', async () => {
  await page.addInitScript(() => {
    const limits: number[] = [];
    Reflect.set(window, 'limits', limits);
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => {
      limits.push(ms);
      return timeout(Math.min(ms, 200));
    };
  });
  shop.gate = (path) => (path === '/v1/decide' ? new Promise(() => {}) : undefined);
  const failed = page.waitForEvent('requestfailed');
  await page.goto(shop.url, { waitUntil: 'load' });
  await failed;
  await shopWorks();
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual(['/reprise.js', '/v1/decide']);
  expect(await page.evaluate(() => Reflect.get(window, 'limits')[0])).toBeLessThanOrEqual(1500 * 20);
});

test('an outage in the middle of an offer is said in the offer, once, and can be closed', async () => {
  shop.answer = () => ({ decisions: [welcome] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await shop.outage();
  asked = [];
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByText('Please try again.').waitFor();
  expect(asked.filter((path) => path === '/v1/leads')).toHaveLength(1);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await shopWorks();
});

test('on a shop whose own scripts fail, ours adds no fault, and shows all the same', async () => {
  shop.parts = ['throwing.js', 'old-prototypes.js', 'refused-storage.js'];
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(noise().filter((words) => !/reading 'price'/.test(words))).toEqual([]);
});

test('where lists write themselves as text, no record is understood again, and no page has a fault of it', async () => {
  shop.parts = ['old-prototypes.js'];
  for (const path of ['/', '/collections/tea']) {
    await page.goto(shop.url + path);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await shopWorks();
  }
});
