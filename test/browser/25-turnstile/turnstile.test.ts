// Turnstile in the form of a campaign that asks for it, under a strict policy, with a stand-in for Cloudflare's script.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

const CLOUDFLARE = 'https://challenges.cloudflare.com';
const BOX =
  '<!doctype html><html lang="en"><title>Check</title><body style="margin:0;font:14px sans-serif"><button style="width:100%;height:65px">I am a person</button><script>document.querySelector("button").onclick = () => parent.postMessage("checked", "*")</script>';
const BLOCKED = 'We could not check that you are not a robot. Please try again.';

let script = '';
/** What was fetched from Cloudflare. */
let fetched: string[] = [];
/** The next so many of them fail. */
let refused = 0;

beforeAll(async () => {
  script = await readFile(resolve(import.meta.dirname, '../../support/turnstile-stand-in.js'), 'utf8');
});

onStorefront(standIn);

async function standIn(): Promise<void> {
  fetched = [];
  refused = 0;
  shop.policy = `${shop.policy.replace("script-src 'self'", `script-src 'self' ${CLOUDFLARE}`)}; frame-src ${CLOUDFLARE}`;
  await serveStandIn();
}

const serveStandIn = () =>
  page.route(`${CLOUDFLARE}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    fetched.push(pathname);
    if (refused-- > 0) return route.abort();
    return pathname === '/box.html'
      ? route.fulfill({ contentType: 'text/html', body: BOX })
      : route.fulfill({ contentType: 'text/javascript', body: script });
  });

async function meet(sitekey: string, locale = 'en', view: object = { as: 'popup' }): Promise<void> {
  const form = { ...welcome.form, turnstile: sitekey };
  shop.answer = () => ({ decisions: [{ ...welcome, view, form }], locale });
  await page.goto(shop.url);
  await page.getByRole('textbox').waitFor();
}

async function fill(): Promise<void> {
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
}

const send = () => page.getByRole('button', { name: 'Get my code' }).click();
const granted = () => page.getByText('WELCOME15', { exact: true }).waitFor();
const tokens = () => shop.leads.map(({ turnstile }) => turnstile);
const told = () => page.evaluate(() => Reflect.get(window, 'turnstileTold') ?? []);
const box = () => page.frameLocator('reprise-view iframe').getByRole('button', { name: 'I am a person' });

test('a form without it fetches neither the check nor Cloudflare’s script', async () => {
  shop.answer = () => ({ decisions: [welcome] });
  await page.goto(shop.url);
  await fill();
  await send();
  await granted();
  expect(fetched).toEqual([]);
  expect(shop.fetched.join()).not.toContain('turnstile');
  expect(shop.leads[0]).not.toHaveProperty('turnstile');
});

test('Cloudflare hears of nobody who does not turn to the form', async () => {
  await meet('silent');
  expect(fetched).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(fetched).toEqual([]);
});

test('the token goes with the lead, and the check goes with the form', async () => {
  await meet('silent');
  await fill();
  await send();
  await granted();
  expect(tokens()).toEqual(['token-1']);
  expect(fetched).toEqual(['/turnstile/v0/api.js']);
  expect(await told()).toEqual([
    { render: { theme: 'light', size: 'flexible', language: 'en', appearance: 'interaction-only' } },
    'remove',
  ]);
  expect(await page.locator('reprise-view').evaluate((host) => host.children.length)).toBe(0);
  expect(page.noise).toEqual([]);
});

test('the mailer of the shop hears of the lead, and nothing of the checks', async () => {
  shop.script = `window.reprise = window.reprise || function () { (reprise.q = reprise.q || []).push(arguments); };
    reprise('on', 'submitted', (detail) => { window.submitted = Object.keys(detail).sort(); });`;
  await meet('silent');
  await fill();
  await send();
  await granted();
  await page.waitForFunction(() => 'submitted' in window);
  const keys = await page.evaluate(() => Reflect.get(window, 'submitted'));
  expect(keys).toContain('email');
  expect(keys).not.toContain('turnstile');
  expect(keys).not.toContain('website');
});

test('a token that was used is not used again', async () => {
  const answers = [403, 200];
  shop.lead = () => ({ status: answers.shift() ?? 500, body: { code: 'WELCOME15' } });
  await meet('silent');
  await fill();
  await send();
  await page.getByRole('alert').getByText('Please try again.', { exact: true }).waitFor();
  await send();
  await granted();
  expect(tokens()).toEqual(['token-1', 'token-2']);
});

test('nor one that ended while the visitor was reading', async () => {
  await meet('ends');
  await fill();
  await send();
  await granted();
  expect(tokens()).toEqual(['token-2']);
});

test('a check that fails is said, and made again when the visitor tries again', async () => {
  await meet('fails');
  await page.getByLabel('Email address').focus();
  await vi.waitFor(async () => expect(await told()).toHaveLength(1), until);
  await fill();
  await send();
  await granted();
  expect(await told()).toEqual([expect.anything(), 'reset', 'remove']);
  expect(page.noise).toEqual([]);
});

test('what a blocker refuses is said in words of its own, and can be tried again', async () => {
  refused = 2;
  await meet('silent');
  await fill();
  await vi.waitFor(() => expect(fetched).toHaveLength(1), until);
  await send();
  await page.getByRole('alert').getByText(BLOCKED).waitFor();
  expect(shop.leads).toEqual([]);
  expect(await axeFaults(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/turnstile-blocked.png', animations: 'disabled' });
  await send();
  await granted();
  expect(fetched).toHaveLength(3);
  expect(await page.locator('script[src*="challenges.cloudflare.com"]').count()).toBe(1);
});

test('so is what the policy of the shop refuses, and the rest of the page goes on', async () => {
  shop.policy = shop.policy.replaceAll(CLOUDFLARE, '');
  await meet('silent', 'de');
  await page.getByRole('textbox').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await send();
  await page.getByText('Wir konnten nicht prüfen, ob Sie ein Mensch sind.').waitFor();
  expect(shop.leads).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test.each([
  ['popup', { as: 'popup' }],
  ['slide-in', { as: 'slide-in' }],
  ['slot', { as: 'inline', slot: 'product-below' }],
] as const)('where it asks, it asks in the form: %s', async (name, view) => {
  await meet('asks', 'en', view);
  await fill();
  await box().waitFor();
  await send();
  await page.getByRole('button', { name: 'One moment…' }).waitFor();
  const [form, check, button] = await Promise.all(
    [
      page.locator('reprise-view form'),
      page.locator('reprise-view iframe'),
      page.locator('form button[type=submit]'),
    ].map((one) => one.boundingBox()),
  );
  if (!form || !check || !button) throw new Error('not on the screen');
  expect(check.x).toBeGreaterThanOrEqual(form.x);
  expect(check.x + check.width).toBeLessThanOrEqual(form.x + form.width + 1);
  expect(check.y).toBeGreaterThan(form.y);
  expect(check.y + check.height).toBeLessThanOrEqual(form.y + form.height + 1);
  expect(await axeFaults(page)).toEqual([]);
  await page.screenshot({ path: `test-results/turnstile-${name}.png`, animations: 'disabled' });
  await box().click();
  await granted();
  expect(tokens()).toEqual(['token-1']);
});

test('on a phone it is small where there is little room, and in sight', async () => {
  await enterWith({ ...PHONE, viewport: { width: 320, height: 640 } });
  await serveStandIn();
  await meet('asks');
  await fill();
  await box().waitFor();
  await send();
  await box().click();
  await granted();
  expect(await told()).toMatchObject([{ render: { size: 'compact' } }, 'remove']);
});

test('it stands in a hostile shop, too', async () => {
  shop.parts = ['hostile-theme.css'];
  await meet('asks');
  await fill();
  await box().click();
  await send();
  await granted();
});

test('closed, it is taken away', async () => {
  await meet('asks');
  await fill();
  await box().waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await told()).toEqual([expect.anything(), 'remove']);
  expect(page.noise).toEqual([]);
});

test('a script that the shop has already is not fetched again', async () => {
  shop.script = script;
  await meet('silent');
  await fill();
  await send();
  await granted();
  expect(fetched).toEqual([]);
  expect(tokens()).toEqual(['token-1']);
});
