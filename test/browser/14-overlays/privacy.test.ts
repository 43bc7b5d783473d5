// The shop's privacy policy: a form leads to it, whatever else the form says.
import { expect, test } from 'vitest';
import type { DecideAnswer } from '../../../shared/schema/decision.ts';
import { arabic } from '../../../shared/words/ar.ts';
import { axeFaults } from '../../support/axe-faults.ts';
import { welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

type Form = NonNullable<DecideAnswer['decisions'][number]['form']>;

const POLICY = '/policies/privacy';
const consent = { as: 'checkbox', text: 'Email me offers and news.' } as const;
const plain: Form = { fields: ['email'], deliver: 'screen' };

onStorefront();

const dialog = () => page.getByRole('dialog');
const link = () => dialog().getByRole('link', { name: 'Privacy policy' });

async function open(form: Form, more: Partial<DecideAnswer> = {}): Promise<void> {
  shop.answer = () => ({ decisions: [{ ...welcome, form }], ...more });
  await page.goto(shop.url);
  await dialog().waitFor();
}

test.each([
  ['a box', { as: 'checkbox', text: 'Email me offers.' }],
  ['a notice', { as: 'notice', text: 'You can leave at any time.' }],
] as const)('stands after the consent that is %s', async (_, asked) => {
  await open({ ...plain, consent: asked, privacy: POLICY });
  expect(await dialog().locator('.consent').innerText()).toBe(`${asked.text} Privacy policy`);
  expect(await axeFaults(page)).toEqual([]);
});

test('stands alone where a form asks for no consent', async () => {
  await open({ ...plain, privacy: POLICY });
  await link().waitFor();
  expect(await dialog().locator('.consent').innerText()).toBe('Privacy policy');
  expect(await dialog().getByRole('checkbox').count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
});

test('opens beside the shop, and ticks nothing', async () => {
  await open({ ...plain, consent, privacy: POLICY });
  const [opened] = await Promise.all([page.waitForEvent('popup'), link().click()]);
  expect(new URL(opened.url()).pathname).toBe(POLICY);
  expect(await opened.evaluate(() => window.opener)).toBeNull();
  expect(await dialog().getByRole('checkbox').isChecked()).toBe(false);
  await dialog().getByRole('checkbox').check();
  expect(shop.leads).toEqual([]);
});

test('is a stop of the keyboard between the box and the button', async () => {
  await open({ ...plain, consent, privacy: POLICY });
  await dialog().getByRole('checkbox').focus();
  await page.keyboard.press('Tab');
  expect(await link().evaluate((element) => element.matches(':focus-visible'))).toBe(true);
  await page.keyboard.press('Tab');
  const button = dialog().getByRole('button', { name: 'Get my code' });
  expect(await button.evaluate((element) => element.matches(':focus'))).toBe(true);
});

test('is read in the language of the page, on a phone and in the dark, in the ink of the rest', async () => {
  await enterWith({ ...PHONE, colorScheme: 'dark', reducedMotion: 'reduce' });
  await open({ ...plain, consent, privacy: POLICY }, { locale: 'ar', words: arabic });
  const its = dialog().getByRole('link', { name: arabic.privacy });
  await its.scrollIntoViewIfNeeded();
  const color = (element: Element) => getComputedStyle(element).color;
  expect(await its.evaluate(color)).toBe(await dialog().getByRole('heading').evaluate(color));
  expect(await axeFaults(page)).toEqual([]);
});

test.each(['javascript:alert(1)', 'data:text/html,x', '', '//'])(
  'an address like %j is not drawn, and the consent stays',
  async (privacy) => {
    await open({ ...plain, consent, privacy });
    await dialog().getByText(consent.text).waitFor();
    expect(await dialog().locator('a').count()).toBe(0);
    expect(page.noise).toEqual([]);
  },
);
