// Shops as they are found: reset, transformed, jealous of the focus.
import { expect, test, vi } from 'vitest';
import { complaints, stands } from '../../support/armed.ts';
import { restock, shipping, welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { PHONE, reprise } from '../../support/visitor.ts';

const slideIn = { ...welcome, view: { as: 'slide-in' } };
onStorefront(() => {
  shop.answer = () => ({ decisions: [welcome] });
});

const dialog = () => page.getByRole('dialog');
/** A sheet of the shop's, there before we are; from a constructed sheet, for its policy allows no other. */
const styled = (css: string) =>
  page.addInitScript((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

async function looks(): Promise<unknown[]> {
  return dialog().evaluate((element) => {
    const { top, left, width, height } = element.getBoundingClientRect();
    const parts = [element, ...element.querySelectorAll('h2,p,input,button,label')];
    return [
      [top, left, width, height].map(Math.round),
      ...parts.map((part) => {
        const { fontSize, color, margin, transform, letterSpacing, textTransform, cursor } =
          getComputedStyle(part);
        return [fontSize, color, margin, transform, letterSpacing, textTransform, cursor].join(' ');
      }),
    ];
  });
}

test.each([
  ['a reset', '* { all: revert; margin: 9px !important; padding: 9px !important; }'],
  [
    'everything turned',
    '* { transform: rotate(3deg) !important; filter: blur(2px) !important; opacity: .3 !important }',
  ],
  [
    'everything hidden but its own',
    'body > *:not(main) { display: none !important; visibility: hidden !important }',
  ],
  ['unknown elements hidden', 'reprise-view, :not(:defined) { display: none }'],
  [
    'wild type',
    'html { font-size: 40px; letter-spacing: 4px; text-transform: uppercase; cursor: none; line-height: 3; direction: rtl; text-align: right; word-spacing: 1em; user-select: none; pointer-events: none }',
  ],
])('%s changes nothing of a slide-in, nor of a popup', async (_, css) => {
  for (const decision of [slideIn, welcome]) await unchanged(decision, css);
});

async function unchanged(decision: object, css: string): Promise<void> {
  shop.answer = () => ({ decisions: [decision] });
  await enterWith({});
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(shop.url);
  await dialog().waitFor();
  const before = await looks();
  await enterWith({});
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await styled(css);
  await page.goto(shop.url);
  await dialog().waitFor();
  const after = await looks();
  expect(after).toEqual(before);
  await page.getByRole('button', { name: 'Close' }).click();
  await dialog().waitFor({ state: 'detached' });
}

test.each([
  ['transform', 'body { transform: translateX(0) }'],
  ['filter', 'body { filter: grayscale(0.1) }'],
  ['containment', 'body { contain: layout }'],
])('a body with %s does not carry a slide-in away', async (_, css) => {
  shop.answer = () => ({ decisions: [slideIn] });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await styled(css);
  await page.goto(shop.url);
  await dialog().waitFor();
  await inWindow();
  await page.evaluate(() => scrollTo(0, 400));
  await inWindow();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('button', { name: 'Close' }).click();
  await dialog().waitFor({ state: 'detached' });
});

test.each([
  ['a popup', welcome],
  ['a slide-in', slideIn],
  ['a bar', shipping],
])('%s takes no place in a body that deals out its room', async (_, decided) => {
  shop.answer = () => ({ decisions: [] });
  await styled('body { display: flex; flex-direction: column; gap: 40px; justify-content: space-between }');
  await page.goto(shop.url);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').answer);
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const before = await height();
  shop.answer = () => ({ decisions: [decided] });
  await page.goto(shop.url);
  await page.locator('reprise-view').getByRole('button').first().waitFor();
  expect(await height()).toBe(before);
});

test('in other shops a slide-in keeps under what the shop puts on top', async () => {
  shop.answer = () => ({ decisions: [slideIn] });
  await page.goto(shop.url);
  await dialog().waitFor();
  expect(await dialog().evaluate((element) => element.matches(':popover-open, :modal'))).toBe(false);
  expect(await dialog().evaluate((element) => getComputedStyle(element).zIndex)).toBe('1000');
});

test('never locks the scroll, not before and not after', async () => {
  await page.goto(shop.url);
  await dialog().waitFor();
  const overflow = () =>
    page.evaluate(() => [document.documentElement, document.body].map((e) => getComputedStyle(e).overflow));
  expect(await overflow()).toEqual(['visible', 'visible']);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await overflow()).toEqual(['visible', 'visible']);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
});

test.each(['focusin', 'blur'])(
  'a page that pulls the focus back (on %s) keeps nobody from typing',
  async (type) => {
    shop.answer = () => ({ decisions: [{ ...slideIn, trigger: { any: [{ event: 'go' }] } }] });
    shop.script = `addEventListener('DOMContentLoaded', () => {
    const trap = document.querySelector('#open');
    document.addEventListener('${type}', () => { if (document.activeElement !== trap) trap.focus(); }, true);
    document.addEventListener('focusin', (event) => { if (event.target !== trap) trap.focus(); }, true);
  });`;
    await page.goto(shop.url);
    await vi.waitFor(() => expect(shop.fetched).toContain('/r/overlay.js'), until);
    await page.locator('#open').focus();
    await reprise(page, 'track', 'go');
    await dialog().waitFor();
    await page.getByLabel('Email address').click();
    await page.keyboard.type('ada@shop.example');
    expect(await page.getByLabel('Email address').inputValue()).toBe('ada@shop.example');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  },
);

test('on a phone the sheet stays above the lower edge, whatever the body is', async () => {
  await enterWith(PHONE);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  shop.answer = () => ({ decisions: [restock] });
  await styled('body { perspective: 400px }');
  await page.goto(shop.url);
  await dialog().waitFor();
  await inWindow();
});

async function inWindow(): Promise<void> {
  const { top, bottom, height } = await dialog().evaluate((element) => ({
    ...element.getBoundingClientRect().toJSON(),
    height: innerHeight,
  }));
  expect(top).toBeGreaterThan(0);
  expect(bottom).toBeLessThanOrEqual(height);
  expect(bottom).toBeGreaterThan(height - 60);
}

test('a slide-in that a script takes away at once leaves no error behind', async () => {
  shop.answer = () => ({ decisions: [slideIn] });
  await page.addInitScript(() => {
    new MutationObserver(() => document.querySelector('reprise-view')?.remove()).observe(document, {
      childList: true,
      subtree: true,
    });
  });
  await page.goto(shop.url);
  await stands({ state: 'shown' });
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  expect(complaints()).toEqual([]);
});
