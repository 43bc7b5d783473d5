// Who does not see the page, or does not use a mouse: what is read, in which order, and where the focus is.
import { expect, test } from 'vitest';
import type { DecideAnswer } from '../../../shared/schema/decision.ts';
import { arabic } from '../../../shared/words/ar.ts';
import { axeFaults } from '../../support/axe-faults.ts';
import { restock, welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

type Decision = DecideAnswer['decisions'][number];

const THEME = { accent: '#2f4a3c' };
const slideIn: Decision = { ...welcome, view: { as: 'slide-in' } };
const { offer: _, ...letter } = welcome;
const saved: Decision = {
  ...letter,
  kind: 'message',
  cart: true,
  products: restock.products ?? [],
  content: { title: 'Keep your cart?', body: 'We send it to you.', action: 'Send it', dismiss: 'No' },
};

onStorefront();

const dialog = () => page.getByRole('dialog');

async function open(
  decision: DecideAnswer['decisions'][number],
  answer: Partial<DecideAnswer> = {},
): Promise<void> {
  shop.answer = () => ({ decisions: [decision], theme: THEME, ...answer });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(shop.url);
  await dialog().waitFor();
}

const read = () => dialog().ariaSnapshot();

test('a popup is read from its name to the way out, in the order it is seen', async () => {
  await open(welcome);
  expect(await read()).toBe(`- dialog "15% off your first order":
  - button "Close": ×
  - heading "15% off your first order" [level=2]
  - paragraph: Join the list and we send you a code, and now and then a good coffee.
  - text: Email address
  - textbox "Email address"
  - checkbox "Email me offers and news. Unsubscribe any time."
  - text: Email me offers and news. Unsubscribe any time.
  - button "Get my code"
  - paragraph: First order, from €40.
  - button "No, thank you"`);
});

test('a fault is read where it is, and belongs to its field', async () => {
  await open(welcome);
  await page.getByRole('button', { name: 'Get my code' }).click();
  const field = page.getByRole('textbox', { name: 'Email address' });
  await expect.poll(() => field.evaluate((element) => element.matches(':focus'))).toBe(true);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await described(field)).toBe('Please enter a valid email.');
  expect((await read()).split('\n').slice(5, 8)).toEqual([
    '  - textbox "Email address" [invalid]',
    '  - alert: Please enter a valid email.',
    '  - checkbox "Email me offers and news. Unsubscribe any time."',
  ]);
  await field.fill('ada@shop.example');
  await page.keyboard.press('Enter');
  const box = page.getByRole('checkbox');
  await expect.poll(() => described(box)).toBe('Please tick the box.');
  expect(await field.getAttribute('aria-invalid')).toBe(null);
  expect(await box.evaluate((element) => element.matches(':focus'))).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
});

test('by keys alone: in, through, round, taken, and out to where one was', async () => {
  await open(welcome);
  const stops = ['Email address', 'checkbox', 'Get my code', 'No, thank you', 'Close', 'Email address'];
  for (const stop of stops) {
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(stop);
  }
  for (const stop of stops.toReversed().slice(1)) {
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe(stop);
  }
  await page.keyboard.type('ada@shop.example');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Here is your code' }).waitFor();
  await expect.poll(focused).toBe('Here is your code');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Copy');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('what is not modal says that it came, once, and leaves the focus where it was', async () => {
  await open(slideIn);
  const status = page.getByRole('status');
  await status.filter({ hasText: '15% off your first order' }).waitFor({ state: 'attached' });
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  expect(await dialog().getAttribute('aria-modal')).toBe(null);
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Get my code' }).click();
  await expect.poll(focused).toBe('Here is your code');
});

const LOOKS = [
  ['light', {}, {}],
  ['dark', { colorScheme: 'dark' }, {}],
  ['Arabic', {}, { locale: 'ar-EG', words: arabic }],
  ['Arabic in the dark', { colorScheme: 'dark' }, { locale: 'ar', words: arabic }],
] as const;
const VIEWS: Record<string, Decision> = { popup: welcome, 'slide-in': slideIn, restock, 'saved cart': saved };

for (const [look, media, answer] of LOOKS)
  test.each(Object.entries(VIEWS))(`axe finds nothing in ${look}: %s`, async (name, decision) => {
    await page.emulateMedia(media);
    await open(decision, answer);
    const { direction } = await dialog().evaluate((element) => getComputedStyle(element));
    expect(direction).toBe(look.startsWith('Arabic') ? 'rtl' : 'ltr');
    expect(await axeFaults(page)).toEqual([]);
    await page.screenshot({ path: `test-results/overlay-${name}-${look}.png`.replaceAll(' ', '-') });
  });

const ACCENTS = ['#000000', '#ffffff', '#ffe600', '#2f4a3c', '#7f7f7f', '#e11d48'];

for (const colorScheme of ['light', 'dark'] as const)
  test.each(ACCENTS)(`with %s as accent everything is readable (${colorScheme})`, async (accent) => {
    await page.emulateMedia({ colorScheme });
    await open(slideIn, { theme: { accent } });
    await page.getByRole('button', { name: 'Get my code' }).click();
    await page.getByRole('alert').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

test.each([
  [{ background: '#fdf6ec', text: '#f4d9b0' }, 'dark'],
  [{ background: '#14213d' }, 'light'],
  [{ text: '#223322' }, 'dark'],
  [{ colorScheme: 'light' }, 'dark'],
  [{ colorScheme: 'dark', accent: '#111111' }, 'light'],
] as const)('a theme of %j is readable whatever the visitor prefers (%s)', async (theme, colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await open(welcome, { theme });
  expect(await axeFaults(page)).toEqual([]);
});

test('in forced colours the dialog, its field and its button have edges', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(welcome);
  for (const part of ['dialog', 'input[type=email]', 'button[type=submit]']) {
    const { borderTopStyle, borderTopColor, backgroundColor } = await page
      .locator(part)
      .first()
      .evaluate((element) => getComputedStyle(element));
    expect([part, borderTopStyle]).toEqual([part, 'solid']);
    expect(borderTopColor).not.toBe(backgroundColor);
  }
  await page.screenshot({ path: 'test-results/overlay-forced-colors.png' });
});

test('nothing moves for who wants no motion', async () => {
  await open(slideIn);
  expect(await dialog().evaluate((element) => getComputedStyle(element).transitionDuration)).toBe('0s');
});

test('on a phone the same is read, and the sheet keeps its place among what is read', async () => {
  await enterWith(PHONE);
  await open(saved);
  expect(await read()).toContain('heading "Keep your cart?"');
  expect(await axeFaults(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/saved-cart-phone.png' });
});

function described(field: ReturnType<typeof page.getByRole>): Promise<string | null | undefined> {
  return field.evaluate((element) => {
    const root = element.getRootNode();
    const id = element.getAttribute('aria-describedby');
    return root instanceof ShadowRoot && id ? root.getElementById(id)?.textContent : null;
  });
}

/** The name of what has the focus, however deep. */
function focused(): Promise<string | null | undefined> {
  return page.evaluate(() => {
    const outer = document.activeElement;
    const active = outer?.shadowRoot?.activeElement ?? outer;
    if (!(active instanceof HTMLInputElement))
      return active?.getAttribute('aria-label') ?? active?.textContent;
    return active.type === 'email' ? active.labels?.[0]?.textContent : active.type;
  });
}
