import { expect, test, vi } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { refusal } from '../../support/visitor.ts';

const TITLE = '15% off your first order';
onStorefront(() => {
  shop.answer = () => ({ decisions: [welcome], theme: { accent: '#2f4a3c' } });
});

const dialog = () => page.getByRole('dialog', { name: TITLE });

async function open(): Promise<void> {
  await page.goto(shop.url);
  await dialog().waitFor();
}

test('shows a modal popup on a page with the strictest policy, and the console stays quiet', async () => {
  await open();
  expect(await dialog().evaluate((element) => element.matches(':modal'))).toBe(true);
  expect(page.noise).toEqual([]);
  expect(await axeFaults(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/popup-desktop.png', animations: 'disabled' });
});

test('puts the focus on the title, keeps Tab inside, closes on Escape and gives the focus back', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, trigger: { any: [{ scrolledPercent: 10 }] } }] });
  await page.goto(shop.url);
  await page.locator('#open').focus();
  await vi.waitFor(() => expect(shop.fetched).toContain('/r/overlay.js'), until);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await dialog().waitFor();
  expect(await focused()).toBe('H2');
  const stops: (string | undefined)[] = [];
  for (let i = 0; i < 7; i++) {
    await page.keyboard.press('Tab');
    stops.push(await focused());
  }
  expect(new Set(stops)).toEqual(new Set(['INPUT', 'BUTTON']));
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('open');
});

test('takes an address, shows the code, copies it, and asks no more on the next page', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open();
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByRole('heading', { name: 'Here is your code' }).waitFor();
  expect(await focused()).toBe('H2');
  expect(shop.leads).toMatchObject([
    { store: 'petal', visitor: 'visitor-1', campaign: 'welcome-15', proof: 'proof-of-welcome', locale: 'en' },
  ]);
  expect(shop.leads[0]).toMatchObject({
    email: 'ada@shop.example',
    consent: { text: welcome.form?.consent?.text },
  });
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('WELCOME15');
  await page.getByRole('button', { name: 'Close' }).click();
  await vi.waitFor(() => expect(kinds()).toEqual(['shown', 'submitted']), until);
  await page.goto(`${shop.url}/collections/coffee`);
  expect(await refusal(page, 'welcome-15')).toBe('lead');
  expect(shop.questions[1]?.session).toMatchObject({ lead: true, pages: 2 });
});

test('says what is wrong where it is wrong, and keeps what was typed', async () => {
  await open();
  await page.getByLabel('Email address').fill('ada@');
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Email address').getAttribute('aria-invalid')).toBe('true');
  expect(await focused()).toBe('INPUT');
  expect(await page.getByLabel('Email address').inputValue()).toBe('ada@');
  await page.screenshot({ path: 'test-results/popup-fault.png', animations: 'disabled' });
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.keyboard.press('Enter');
  await page.getByText('Please tick the box.').waitFor();
  expect(shop.leads).toEqual([]);
});

test('tells when the Worker refuses, and can be tried again', async () => {
  await open();
  shop.lead = () => ({ status: 503, body: {} });
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByText('Please try again.').waitFor();
  shop.lead = () => ({ status: 200, body: { code: 'SECOND', expiresAt: Date.UTC(2031, 4, 1, 12) } });
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByText('SECOND', { exact: true }).waitFor();
  await page.getByText('Valid until May 1, 2031').waitFor();
});

test('is not shown again after it was closed, not even after a reload', async () => {
  await open();
  await page.getByRole('button', { name: 'Close' }).click();
  await dialog().waitFor({ state: 'detached' });
  await vi.waitFor(() => expect(kinds()).toEqual(['shown', 'dismissed']), until);
  await page.reload();
  expect(await refusal(page, 'welcome-15')).toBe('closed-recently');
  expect(shop.questions[1]?.session.shown).toMatchObject({ 'welcome-15': { end: { why: 'close' } } });
});

test('keeps keys typed inside from the shop, and its looks from the shop', async () => {
  shop.script = "window.heard = ''; addEventListener('keydown', (event) => { window.heard += event.key; });";
  await open();
  await page.getByLabel('Email address').pressSequentially('ab');
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toBe('');
  const title = page.getByRole('heading', { name: TITLE });
  const { color, fontSize } = await title.evaluate((element) => getComputedStyle(element));
  expect([color, fontSize]).toEqual(['rgb(23, 24, 26)', '28px']);
  expect(await dialog().evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
});

test('waits while the shop has a dialog of its own open, and while somebody types', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, trigger: { any: [{ event: 'go' }] } }] });
  await page.goto(shop.url);
  await vi.waitFor(() => expect(shop.fetched).toContain('/r/overlay.js'), until);
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#shop-dialog')?.showModal());
  await page.evaluate(() => Reflect.get(window, 'reprise')('track', 'go'));
  expect(await refusal(page, 'welcome-15')).toBe('dialog');
  expect(await page.locator('reprise-view').count()).toBe(0);
  await page.locator('#search').evaluate((field) => {
    document.querySelector<HTMLDialogElement>('#shop-dialog')?.close();
    if (field instanceof HTMLElement) field.focus();
  });
  await page.locator('#search').pressSequentially('tea', { delay: 400 });
  expect(await page.locator('reprise-view').count()).toBe(0);
  await page.locator('#search').blur();
  await dialog().waitFor();
});

test('a chosen size of the product, though focused, keeps nothing from showing', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, trigger: { any: [{ event: 'go' }] } }] });
  await page.goto(shop.url);
  await vi.waitFor(() => expect(shop.fetched).toContain('/r/overlay.js'), until);
  await page.evaluate(() => {
    const size = document.createElement('input');
    size.type = 'radio';
    document.body.append(size);
    size.focus();
    Reflect.get(window, 'reprise')('track', 'go');
  });
  await dialog().waitFor();
});

test('is drawn in the dark, and from right to left', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const content = { ...welcome.content, image: { src: '/bb.svg', alt: '', width: 800, height: 800 } };
  shop.answer = () => ({ decisions: [{ ...welcome, content }], locale: 'ar', theme: { accent: '#e7b75f' } });
  await page.goto(shop.url);
  const arabic = page.getByRole('dialog');
  await arabic.waitFor();
  const { direction, backgroundColor } = await arabic.evaluate((element) => getComputedStyle(element));
  expect([direction, backgroundColor]).toEqual(['rtl', 'rgb(27, 28, 31)']);
  await page.screenshot({ path: 'test-results/popup-dark-rtl.png', animations: 'disabled' });
});

function focused(): Promise<string | undefined> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return (active?.shadowRoot?.activeElement ?? active)?.tagName;
  });
}

const kinds = () => shop.events.map((event) => event.kind);
