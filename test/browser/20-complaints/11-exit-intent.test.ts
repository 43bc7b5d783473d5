// Complaint 11: exit intent that fires when the mouse enters, or after one second.
import { expect, test, vi } from 'vitest';
import { restock, welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

onStorefront(() => {
  shop.parts = ['hostile-theme.css', 'throwing.js', 'checkout-button.html'];
  shop.answer = () => ({ decisions: [{ ...welcome, trigger: { any: [{ exitIntent: true }] } }] });
});

async function arrive(): Promise<void> {
  await page.goto(shop.url);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')?.('debug')?.armed?.[0]?.state === 'armed');
}

/** As if this much time had passed since the page was opened. */
const later = (ms: number) =>
  page.evaluate((passed) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + passed;
  }, ms);

/** The mouse crosses an edge of the window or of an element, as the browser tells it. */
const cross = (type: string, clientX: number, clientY: number, to: string | null = null) =>
  page.evaluate(
    ([kind, x, y, selector]) => {
      const relatedTarget = selector ? document.querySelector(selector) : null;
      const target = document.elementFromPoint(x, Math.max(0, y)) ?? document.documentElement;
      target.dispatchEvent(
        new MouseEvent(kind, { bubbles: true, composed: true, clientX: x, clientY: y, relatedTarget }),
      );
    },
    [type, clientX, clientY, to] as const,
  );

/** Still armed: nothing fired. */
const quiet = async () => {
  expect(await page.evaluate(() => Reflect.get(window, 'reprise')('debug').armed?.[0]?.state)).toBe('armed');
  expect(await page.locator('reprise-view').count()).toBe(0);
};
/** Armed as before, and why it did not show. */
const passed = async (why: string) => {
  await page.waitForFunction((word) => {
    const first = Reflect.get(window, 'reprise')('debug').armed?.[0];
    return first?.state === 'armed' && first.why === word;
  }, why);
};
const shown = () => page.getByRole('dialog', { name: '15% off your first order' }).waitFor();

test('a mouse that enters, at any time and from any side, is no exit', async () => {
  await arrive();
  for (const waited of [0, 5000]) {
    await later(waited);
    for (const [x, y] of [
      [600, 0],
      [0, 300],
      [1279, 300],
      [600, 799],
    ] as const)
      for (const type of ['mouseover', 'mouseenter', 'mousemove']) await cross(type, x, y);
    await page.mouse.move(600, 1);
    await page.mouse.move(600, 300, { steps: 10 });
    await quiet();
  }
});

test('within the first three seconds nothing is an exit, after them leaving through the top is', async () => {
  await arrive();
  for (const waited of [0, 1000, 1000]) {
    await later(waited);
    await cross('mouseout', 600, -1);
    await quiet();
  }
  await later(1000);
  await cross('mouseout', 600, -1);
  await shown();
});

test('leaving by a side or the bottom, or from one element to another at the top, is none', async () => {
  await arrive();
  await later(10_000);
  await cross('mouseout', -1, 300);
  await cross('mouseout', 1281, 300);
  await cross('mouseout', 600, 801);
  await cross('mouseout', 600, 0, 'header');
  await cross('mouseout', 600, -1, '#search');
  await quiet();
  await cross('mouseout', 600, -1);
  await shown();
});

test('the seconds count from the page the visitor is on, not from the first of the visit', async () => {
  await arrive();
  await later(10_000);
  await page.evaluate(() => history.pushState({}, '', '/collections/tea'));
  await vi.waitFor(() => expect(shop.questions).toHaveLength(2), until);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').armed?.[0]?.state === 'armed');
  await cross('mouseout', 600, -1);
  await quiet();
  await later(4000);
  await cross('mouseout', 600, -1);
  await shown();
});

test('an exit while somebody types, or under a dialog of the shop, passes: it shows at the next, not when they are done', async () => {
  shop.parts = [];
  await arrive();
  await later(10_000);
  await page.locator('#search').focus();
  await cross('mouseout', 600, -1);
  await passed('typing');
  await page.locator('#search').blur();
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#shop-dialog')?.showModal());
  await cross('mouseout', 600, -1);
  await passed('dialog');
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#shop-dialog')?.close());
  // Whatever waited would show with this.
  await page.evaluate(() => dispatchEvent(new Event('storage')));
  await quiet();
  await cross('mouseout', 600, -1);
  await shown();
});

test('an exit too soon after another overlay, or under it, passes; what waits for its time does show then', async () => {
  await page.clock.install();
  const leaving = { ...welcome, trigger: { any: [{ exitIntent: true }, { event: 'go' }] } };
  shop.answer = () => ({ decisions: [leaving, restock] });
  await page.goto(shop.url);
  await page.getByRole('dialog', { name: 'Running low' }).waitFor();
  await page.clock.runFor(10_000);
  await cross('mouseout', 600, -1);
  await passed('too-soon');
  await page.getByRole('button', { name: 'Close' }).click();
  await cross('mouseout', 600, -1);
  await page.clock.runFor(120_000);
  await quiet();
  await cross('mouseout', 600, -1);
  await shown();
});

test('of several conditions the exit has to come last', async () => {
  shop.answer = () => ({
    decisions: [{ ...welcome, trigger: { all: [{ exitIntent: true }, { event: 'go' }] } }],
  });
  await arrive();
  await later(10_000);
  await cross('mouseout', 600, -1);
  await page.evaluate(() => Reflect.get(window, 'reprise')('track', 'go'));
  await quiet();
  await cross('mouseout', 600, -1);
  await shown();
});

test('on a phone neither arriving, nor scrolling down, nor a slow way back up is an exit', async () => {
  shop.parts = ['throwing.js'];
  await enterWith(PHONE);
  await arrive();
  await cross('mouseout', 100, -1);
  await later(10_000);
  const scrollBy = (distance: number) =>
    page.evaluate(
      (by) =>
        new Promise((done) => {
          addEventListener('scroll', () => setTimeout(done, 60), { once: true, capture: true });
          window.scrollBy(0, by);
        }),
      distance,
    );
  await scrollBy(2000);
  await quiet();
  for (let i = 0; i < 4; i++) {
    await scrollBy(-150);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  }
  await quiet();
  await scrollBy(-600);
  await shown();
});
