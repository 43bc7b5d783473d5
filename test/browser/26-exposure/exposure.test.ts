// Who is shown an offer in a place of the page and who is held out of it count at the same moment, whatever the place is
// like and however much is drawn in it: else the shares of an experiment, and its lift, would say who scrolls.
import { expect, test, vi } from 'vitest';
import type { DecideAnswer } from '../../../shared/schema/decision.ts';
import { go, ON_GO, stands, views } from '../../support/armed.ts';
import { codeBar } from '../../support/decisions.ts';
import { countShifts } from '../../support/layout-shift.ts';
import { enterWith, onStorefront, page, shop, until } from '../../support/on-storefront.ts';

type Decision = DecideAnswer['decisions'][number];

const HEIGHT = 700;
const PHONE_SIZED = { viewport: { width: 390, height: HEIGHT } };
/** So far off the moment may be, in px. */
const NEAR = 3;

/** The styles of the shop's theme; a strict policy keeps them in a file. */
let theme = '';

onStorefront(() => {
  theme = '';
  shop.head = '<link rel="stylesheet" href="/theme.css">';
  shop.own = ({ path }) =>
    path === '/theme.css' ? { status: 200, headers: { 'content-type': 'text/css' }, body: theme } : undefined;
});

const inSlot = { as: 'inline', slot: 'product-below' } as const;
const message = (words: number, view: Decision['view'] = inSlot): Decision => {
  const { offer: _, ...rest } = codeBar;
  return { ...rest, view, content: { title: 'Tea week', body: 'and more '.repeat(words / 2) } };
};

const ARMS = ['shown', 'held'] as const;
type Arm = (typeof ARMS)[number];

/** Opens the page as somebody new, who is in that arm. */
async function enter(arm: Arm, decided: Decision): Promise<void> {
  const { content: _, ...rest } = decided;
  shop.answer = () => ({ decisions: [arm === 'held' ? { ...rest, held: true } : decided] });
  shop.batches.length = 0;
  await enterWith(PHONE_SIZED);
  await countShifts(page);
  await page.goto(`${shop.url}/products/highland`);
  await stands({ state: decided.trigger === ON_GO ? 'armed' : arm });
}

/** The next page, by a shop that keeps its document. */
async function turn(): Promise<void> {
  const before = shop.questions.length;
  await page.evaluate(() => history.pushState({}, '', '/products/night'));
  await vi.waitFor(() => expect(shop.questions.length).toBeGreaterThan(before), until);
}

/** Scrolls there, and answers once whoever observes something on the page has heard of it. */
const scrolledTo = (y: number) =>
  page.evaluate(async (top) => {
    scrollTo({ top, behavior: 'instant' });
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    await new Promise<void>((done) =>
      new IntersectionObserver((_, observer) => {
        observer.disconnect();
        done();
      }).observe(document.body),
    );
  }, y);

const counted = () => page.evaluate(() => JSON.parse(localStorage['reprise:petal']).exposed.length > 0);

const box = (selector: string) =>
  page
    .locator(selector)
    .evaluate((one) => ({ top: one.getBoundingClientRect().top + scrollY, height: one.clientHeight }));

/** It is not counted with the window here, and is with it there. */
async function countsBetween(arm: Arm, here: number, there: number): Promise<void> {
  await scrolledTo(here);
  expect(await counted(), `${arm}: early`).toBe(false);
  await scrolledTo(there);
  await expect.poll(counted, { ...until, message: `${arm}: late` }).toBe(true);
  const event = { kind: 'shown', campaign: 'tea-week', ...(arm === 'held' && { held: true }) };
  await vi.waitFor(() => expect(shop.events).toEqual([expect.objectContaining(event)]), until);
}

const SLOT = '[data-reprise-slot]';
const NO_ROOM = `${SLOT}{min-height:0}`;
const HIDDEN = `${NO_ROOM} ${SLOT}:empty{display:none}`;
const IN_GRID = 'main{display:grid;grid-template-columns:100%;gap:24px}';
const IN_COLUMN = 'main{display:flex;flex-direction:column;gap:24px}';

const low = (height: number) => height < 300;
const PLACES: [name: string, styles: string, words: number, drawn: (height: number) => boolean][] = [
  ['no height reserved', NO_ROOM, 20, low],
  ['hidden while it is empty', HIDDEN, 20, low],
  ['420 px reserved, more drawn', '', 120, (height) => height > 450 && height < HEIGHT],
  ['drawn over twice as high as the window', '', 900, (height) => height > 2 * HEIGHT],
  ['hidden while it is empty, in a column', HIDDEN + IN_COLUMN, 20, low],
  ['hidden while it is empty, in a grid', HIDDEN + IN_GRID, 20, low],
  ['hidden while it is empty, in a frame', `${HIDDEN}${SLOT}{padding:48px;border:9px solid}`, 20, Boolean],
  ['no box of its own', `${SLOT}{display:contents}`, 20, Boolean],
];

test.each(PLACES)('%s: both arms count where the place begins', async (_, styles, words, drawn) => {
  theme = styles;
  let top = 0;
  for (const arm of ARMS) {
    await enter(arm, message(words));
    if (arm === 'shown') {
      const place = await box(styles.includes('contents') ? 'reprise-view .root' : SLOT);
      expect(drawn(place.height), `${place.height} px are drawn`).toBe(true);
      top = place.top;
    } else expect(await page.evaluate(() => Reflect.get(window, 'shift'))).toBe(0);
    await countsBetween(arm, top - HEIGHT - NEAR, top - HEIGHT + NEAR);
  }
});

test.each(PLACES.slice(0, 4))(
  '%s: who comes from below counts where its room ends',
  async (_, styles, words) => {
    theme = styles;
    let end = 0;
    for (const arm of ARMS) {
      await enter(arm, { ...message(words), trigger: ON_GO });
      const { height: room } = await box(SLOT);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await go();
      await stands({ state: arm });
      if (arm === 'shown') end = (await box(SLOT)).top + room;
      await countsBetween(arm, end + NEAR, end - 2 * NEAR);
    }
  },
);

const BLOCK = `${NO_ROOM} .long{height:90px;margin:60px 32px} footer{padding-bottom:900px}`;

test.each(['', '.long{display:none}', IN_GRID, `${IN_GRID} .long{display:none}`])(
  'in place of a block both arms count where that begins: %j',
  async (styles) => {
    theme = BLOCK + styles;
    let top = 0;
    for (const arm of ARMS) {
      await enter(arm, message(300, { as: 'inline', selector: '.long' }));
      if (arm === 'shown') ({ top } = await box('div:has(> reprise-view)'));
      else expect(await page.locator('.long').isVisible()).toBe(!styles.includes('none'));
      await countsBetween(arm, top - HEIGHT - NEAR, top - HEIGHT + NEAR);
    }
  },
);

const LAST = `${HIDDEN} .long, footer{display:none}`;

test.each([LAST, `${LAST} main{position:relative;overflow:hidden}`])(
  'after all else both arms count at the end of the page: %s',
  async (styles) => {
    theme = styles;
    for (const arm of ARMS) {
      await enter(arm, message(20));
      await countsBetween(arm, 0, 9999);
    }
  },
);

test.each([NO_ROOM, HIDDEN])(
  'in a closed part of the page it counts in neither arm until that opens: %s',
  async (styles) => {
    theme = `${styles} main:not(.open){display:none}`;
    for (const arm of ARMS) {
      await enter(arm, message(20));
      await scrolledTo(0);
      expect(await counted(), arm).toBe(false);
      await page.locator('main').evaluate((main) => main.classList.add('open'));
      await page.locator('.long').scrollIntoViewIfNeeded();
      await expect.poll(counted, { ...until, message: arm }).toBe(true);
    }
  },
);

test('a slot that the theme hides whatever is in it counts in neither arm', async () => {
  theme = `${SLOT}{display:none}`;
  for (const arm of ARMS) {
    await enter(arm, message(20));
    expect(await views()).toBe(arm === 'shown' ? 1 : 0);
    await page.locator('.long').scrollIntoViewIfNeeded();
    await scrolledTo(9999);
    expect(await counted(), arm).toBe(false);
  }
});

test('what marks a hidden slot changes nothing around it, and goes with the campaign', async () => {
  const told = `${SLOT}:first-child ~ p{color:red} ${SLOT} + p{color:green}`;
  theme = `${HIDDEN} ${IN_GRID} ${told} main > :first-child{margin-top:50px} main > * + *{margin-top:9px}`;
  const around = () =>
    page
      .locator('main > :not(reprise-view)')
      .evaluateAll((all) =>
        all.map((one) => [one.localName, one.getBoundingClientRect().top, getComputedStyle(one).color]),
      );
  const size = () => page.evaluate(() => document.documentElement.scrollHeight);
  await enter('held', { ...message(20), trigger: ON_GO });
  const before = [await around(), await size()];
  await go();
  await stands({ state: 'held' });
  expect(await views()).toBe(1);
  expect([await around(), await size()]).toEqual(before);
  shop.answer = () => ({});
  await turn();
  await expect.poll(views, until).toBe(0);
});

test.each(ARMS)('what is decided no longer is not counted: %s', async (arm) => {
  await enter(arm, message(20));
  shop.answer = () => ({});
  await turn();
  await vi.waitFor(
    async () => expect(await page.evaluate(() => Reflect.get(window, 'reprise')('debug').armed)).toEqual([]),
    until,
  );
  await page.locator(SLOT).scrollIntoViewIfNeeded();
  await scrolledTo((await box(SLOT)).top - 99);
  expect(await counted()).toBe(false);
});

test.each(ARMS)('a place that the shop draws anew is looked at anew: %s', async (arm) => {
  await enter(arm, message(20));
  await page.locator(SLOT).evaluate((old) => old.replaceWith(old.cloneNode()));
  await turn();
  await page.locator(SLOT).scrollIntoViewIfNeeded();
  await expect.poll(counted, until).toBe(true);
});
