import { expect, test } from 'vitest';
import type { Trigger } from '../../../shared/schema/trigger.ts';
import { welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop } from '../../support/on-storefront.ts';
import { PHONE, reprise, standings } from '../../support/visitor.ts';

onStorefront();

async function arm(trigger: Trigger): Promise<void> {
  shop.answer = () => ({ decisions: [{ ...welcome, trigger }] });
  await page.goto(shop.url);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').armed?.[0]?.state === 'armed');
}

const shown = () => page.getByRole('dialog').waitFor();
const absent = async () => expect(await page.locator('reprise-view').count()).toBe(0);
const scrollTo = (share: number) =>
  page.evaluate((part) => {
    const room = document.documentElement.scrollHeight - innerHeight;
    return new Promise((done) => {
      addEventListener('scroll', () => requestAnimationFrame(done), { once: true });
      window.scrollTo(0, room * part);
    });
  }, share);
/** As if this much time had passed since the page was opened. */
const later = (ms: number) =>
  page.evaluate((passed) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + passed;
  }, ms);
const mouse = (clientY: number, kind = 'mouseout') =>
  page.evaluate(
    ([y, type]) => document.dispatchEvent(new MouseEvent(`${type}`, { clientY: Number(y), bubbles: true })),
    [clientY, kind] as const,
  );

test('afterSeconds counts from the arrival on the page', async () => {
  await arm({ any: [{ afterSeconds: 0.4 }] });
  await shown();
  const waited = await page.evaluate(() => {
    const { visit, record } = Object(Reflect.get(window, 'reprise')('debug'));
    return record.shown['welcome-15'].at[0] - visit.arrivedAt;
  });
  expect(waited).toBeGreaterThanOrEqual(400);
});

test('scrolledPercent waits for its share of the page', async () => {
  await arm({ any: [{ scrolledPercent: 50 }] });
  await scrollTo(0.3);
  await absent();
  await scrollTo(0.6);
  await shown();
});

test('all waits for the last, any for the first', async () => {
  await arm({ all: [{ scrolledPercent: 20 }, { event: 'go' }] });
  await scrollTo(0.5);
  await absent();
  await reprise(page, 'track', 'other');
  await absent();
  await reprise(page, 'track', 'go');
  await shown();
});

test('exitIntent is a mouse that leaves through the top, not one that enters, and not in the first seconds', async () => {
  await arm({ any: [{ exitIntent: true }] });
  await mouse(-1);
  await absent();
  await later(3500);
  await mouse(-1, 'mouseover');
  await mouse(300);
  await absent();
  await mouse(-1);
  await shown();
});

test('by touch exitIntent is a return to the tab, or a flick back up', async () => {
  await enterWith(PHONE);
  await arm({ any: [{ exitIntent: true }] });
  await later(3500);
  await mouse(-1);
  await absent();
  await scrollTo(0.9);
  await absent();
  await scrollTo(0.1);
  await shown();
});

test('a trigger of a newer Worker is not armed, and the ones beside it are', async () => {
  const odd = {
    ...welcome,
    campaign: 'odd',
    trigger: { any: [{ moonPhase: 'full' }, { immediately: true }] },
  };
  shop.answer = () => ({ decisions: [odd, { ...welcome, content: { title: 'Known' } }] });
  await page.goto(shop.url);
  await page.getByRole('dialog', { name: 'Known' }).waitFor();
  expect((await standings(page)).map(({ state }) => state)).toEqual(['unknown', 'shown']);
});

test('reprise("show") shows at once what its trigger would have shown', async () => {
  await arm({ any: [{ event: 'never' }] });
  await reprise(page, 'show', 'unknown');
  await absent();
  await reprise(page, 'show', 'welcome-15');
  await shown();
});
