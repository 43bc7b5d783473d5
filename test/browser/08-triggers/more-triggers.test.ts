// The triggers that come in a chunk of their own.
import { expect, test } from 'vitest';
import type { Trigger } from '../../../shared/schema/trigger.ts';
import { arm, complaints, stands, views } from '../../support/armed.ts';
import { welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop } from '../../support/on-storefront.ts';
import { refusal, reprise, standings } from '../../support/visitor.ts';

onStorefront();

const armed = (trigger: Trigger, more = {}) => arm({ decisions: [{ ...welcome, trigger }], ...more });
const shown = () => page.getByRole('dialog').waitFor();
const cart = (totalMinor: number) =>
  reprise(page, 'page', { cart: { totalMinor, items: [{ product: 'highland', quantity: 1 }] } });
/** Resolves once the page was asked about this cart, which is when triggers hear of it. */
async function told(totalMinor: number): Promise<void> {
  const asked = page.waitForRequest(
    (request) => !!request.postData()?.includes(`"totalMinor":${totalMinor}`),
  );
  await cart(totalMinor);
  await asked;
}

test('cartTotal waits until the cart is worth that much', async () => {
  await armed({ any: [{ cartTotal: { EUR: '19.99', TRY: '1.00' } }] });
  await told(1998);
  expect(await views()).toBe(0);
  await cart(1999);
  await shown();
});

test('cartTotal in another currency than the page never fires', async () => {
  await armed({ any: [{ cartTotal: { EUR: '1.00' } }, { event: 'go' }] }, { currency: 'USD' });
  await told(999_900);
  expect((await standings(page))[0]?.state).toBe('armed');
  await reprise(page, 'track', 'go');
  await shown();
});

test('cartTotal is true at once of a cart that is worth it already', async () => {
  shop.script = `window.reprise = function () { (reprise.q = reprise.q || []).push(arguments); };
    reprise('page', { cart: { totalMinor: 6000, items: [{ product: 'highland', quantity: 4 }] } });`;
  shop.answer = () => ({ decisions: [{ ...welcome, trigger: { any: [{ cartTotal: { EUR: '50.00' } }] } }] });
  await page.goto(shop.url);
  await shown();
});

test('inactiveSeconds counts from the last sign of life', async () => {
  await page.clock.install();
  await armed({ any: [{ inactiveSeconds: 20 }] });
  await page.clock.runFor(15_000);
  await page.mouse.move(200, 300);
  await page.clock.runFor(15_000);
  await page.keyboard.press('Shift');
  await page.clock.runFor(19_000);
  expect((await standings(page))[0]?.state).toBe('armed');
  await page.clock.runFor(1500);
  await shown();
});

test('inactiveSeconds does not count while the tab is out of sight', async () => {
  await page.clock.install();
  await armed({ any: [{ inactiveSeconds: 20 }] });
  await hide(true);
  await page.clock.runFor(60_000);
  await hide(false);
  await page.clock.runFor(19_000);
  expect((await standings(page))[0]?.state).toBe('armed');
  await page.clock.runFor(1500);
  await shown();
});

/** As if the visitor went to another tab, or came back. */
const hide = (hidden: boolean) =>
  page.evaluate((to) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: to });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

test('click hears what is clicked inside of an element that the shop added later, even where it stops the click', async () => {
  await armed({ any: [{ click: '.offer' }] });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.className = 'offer';
    link.append(Object.assign(document.createElement('b'), { textContent: 'Your offer' }));
    link.addEventListener('click', (event) => event.stopImmediatePropagation());
    document.querySelector('main')?.prepend(link);
  });
  await page.locator('#open').click();
  expect(await views()).toBe(0);
  await page.getByText('Your offer').click();
  await shown();
});

test('click shows again at each click, and is not about our own buttons', async () => {
  await armed({ any: [{ click: 'button, body' }] });
  await page.locator('#open').click();
  await shown();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('#open').click();
  await shown();
});

test('a selector that is none leaves its campaign out and the others armed', async () => {
  const odd = {
    ...welcome,
    campaign: 'odd',
    trigger: { any: [{ immediately: true }, { click: '<<' }] },
  } as const;
  shop.answer = () => ({ decisions: [odd, welcome] });
  await page.goto(shop.url);
  await stands({ campaign: 'odd', state: 'unknown' }, { state: 'shown' });
  expect(complaints()).toEqual([]);
});

test('all of several: a click is a wish when it comes last', async () => {
  await armed({ all: [{ pagesViewed: 1 }, { event: 'go' }, { click: '#open' }] });
  await page.locator('#open').click();
  expect((await standings(page))[0]?.state).toBe('armed');
  await reprise(page, 'track', 'go');
  await shown();
});

test('pagesViewed counts the pages of the visit', async () => {
  const third: Trigger = { any: [{ pagesViewed: 3 }] };
  await armed(third);
  await page.goto(`${shop.url}/collections/tea`);
  await stands({ state: 'armed' });
  await page.goto(`${shop.url}/collections/coffee`);
  await shown();
});

test('an ordinary answer fetches none of this', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, until: 1 }] });
  await page.goto(shop.url);
  expect(await refusal(page, 'welcome-15')).toBe('until');
  expect(shop.fetched).toEqual(['/reprise.js', '/v1/decide', '/r/show.js', '/r/overlay.js']);
});
