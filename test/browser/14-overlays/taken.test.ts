// The offer was taken: its code, how to get it, and nothing said that is not so.
import { expect, test, vi } from 'vitest';
import { axeFaults } from '../../support/axe-faults.ts';
import { welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop, until } from '../../support/on-storefront.ts';

const QUEUE =
  'window.reprise = window.reprise || function () { (reprise.q = reprise.q || []).push(arguments); };';
const { form: _, ...reveal } = welcome;
const automatic = { ...reveal, offer: { ...welcome.offer, apply: 'automatic' } };

onStorefront(() => {
  shop.answer = () => ({ decisions: [automatic] });
});

async function take(): Promise<void> {
  await page.goto(shop.url);
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByText('WELCOME15', { exact: true }).waitFor();
}

test('says that the code is applied when the shop says so', async () => {
  shop.script = `${QUEUE} reprise('on', 'apply', async ({ code }) => { window.applied = code; });
    reprise('page', { cart: { totalMinor: 1250, items: [{ product: 'highland', quantity: 1 }] } });`;
  await take();
  await page.getByText('Applied to your cart').waitFor();
  expect(await page.evaluate(() => Reflect.get(window, 'applied'))).toBe('WELCOME15');
  expect(await axeFaults(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/popup-granted.png', animations: 'disabled' });
});

test('says that it will be, while nothing is in the cart', async () => {
  shop.script = `${QUEUE} reprise('on', 'apply', async () => {}); reprise('page', { cart: { totalMinor: 0, items: [] } });`;
  await take();
  await page.getByText('Will be applied to your cart').waitFor();
});

test.each([
  ['refuses', "reprise('on', 'apply', async () => { throw new Error('no such code'); });"],
  ['cannot', ''],
])('shows the code and says nothing more where the shop %s', async (_, script) => {
  shop.script = `${QUEUE} ${script}`;
  await take();
  await page.getByRole('button', { name: 'Copy' }).waitFor();
  expect(await page.getByRole('dialog').innerText()).not.toMatch(/applied/i);
  await vi.waitFor(() => expect(kinds()).toContain('submitted'), until);
  expect(kinds()).not.toContain('applied');
  expect(page.noise).toEqual([]);
});

test('where the clipboard is refused the code is selected', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) },
    });
  });
  await take();
  await page.getByRole('button', { name: 'Copy' }).click();
  expect(await page.evaluate(() => `${getSelection()}`)).toBe('WELCOME15');
  await page.getByRole('button', { name: 'Copy' }).waitFor();
  expect(page.noise).toEqual([]);
});

test('and where there is none, too', async () => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await take();
  await page.getByRole('button', { name: 'Copy' }).click();
  expect(await page.evaluate(() => `${getSelection()}`)).toBe('WELCOME15');
});

test('the refusal goes once the offer is taken, and closing is none', async () => {
  await page.goto(shop.url);
  await page.getByRole('button', { name: 'No, thank you' }).waitFor();
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByText('WELCOME15', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'No, thank you' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await vi.waitFor(() => expect(kinds()).toContain('submitted'), until);
  expect(kinds()).not.toContain('dismissed');
});

test('counts the minutes that a code still holds, from its own expiry', async () => {
  const done = { title: 'Your code', body: 'It holds {minutes, plural, one {# minute} other {# minutes}}.' };
  shop.answer = () => ({ decisions: [{ ...automatic, content: { ...welcome.content, done } }] });
  shop.lead = () => ({ status: 200, body: { code: 'WELCOME15', expiresAt: Date.now() + 150_000 } });
  await take();
  await page.getByText('It holds 2 minutes.').waitFor();
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 60_000;
  });
  await page.getByText('It holds 1 minute.').waitFor();
});

test.each([
  ['en', 'Europe/Rome', '2027-01-31T00:00:00+01:00', 'Jan 30, 2027, 11:59 PM'],
  ['de', 'Europe/Rome', '2027-01-31T00:00:00+01:00', '30.01.2027, 23:59'],
  ['en', 'Asia/Kolkata', '2027-02-01T00:00:00+05:30', 'Jan 31, 2027, 11:59 PM'],
  ['en', 'Europe/London', '2027-01-31T00:00:00+01:00', 'Jan 30, 2027, 11:00 PM'],
  ['en', 'Europe/Rome', '2027-01-31T00:30:00+01:00', 'Jan 31, 2027, 12:30 AM'],
] as const)('a code (%s, %s) that ends at %s is valid until %s', async (locale, timezoneId, end, said) => {
  await enterWith({ timezoneId });
  const done = { title: 'Your code', body: 'Use it by {date}.' };
  shop.answer = () => ({ decisions: [{ ...automatic, content: { ...welcome.content, done } }], locale });
  shop.lead = () => ({ status: 200, body: { code: 'WELCOME15', expiresAt: Date.parse(end) } });
  await take();
  const words = (await page.getByRole('dialog').innerText()).replace(/\s/g, ' ');
  expect(words).toMatch(RegExp(`(Valid until|Gültig bis) ${said}`));
  expect(words).toContain(`Use it by ${said}.`);
});

test('counts nothing for a code whose expiry nobody knows', async () => {
  const done = { title: 'Your code', body: 'Quick: {minutes, plural, other {# minutes}}' };
  shop.answer = () => ({ decisions: [{ ...automatic, content: { ...welcome.content, done } }] });
  await take();
  expect(await page.getByRole('dialog').innerText()).not.toMatch(/minutes|Valid/);
});

test('pressed twice it asks once, and says that it is under way', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  shop.gate = (path) => (path === '/v1/leads' ? promise : undefined);
  shop.answer = () => ({ decisions: [welcome] });
  await page.goto(shop.url);
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Get my code' }).dblclick();
  await page.getByRole('button', { name: 'One moment…' }).click({ force: true });
  await page.getByLabel('Email address').press('Enter');
  expect(await page.getByRole('button', { name: 'One moment…' }).getAttribute('aria-disabled')).toBe('true');
  resolve();
  await page.getByText('WELCOME15', { exact: true }).waitFor();
  expect(shop.leads).toHaveLength(1);
});

const kinds = () => shop.events.map((event) => event.kind);
