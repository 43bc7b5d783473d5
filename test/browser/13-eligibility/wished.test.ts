// What the visitor or the shop wished for is held back by neither distance nor limits nor an earlier closing.
import { expect, test, vi } from 'vitest';
import { arm, go, NO_LIMITS, ON_GO, stands, views } from '../../support/armed.ts';
import { restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { refusal, reprise, standings } from '../../support/visitor.ts';

onStorefront();

const never = { any: [{ event: 'never' }] };
const onClick = { any: [{ click: '#open' }] };
const close = () => page.getByRole('button', { name: 'Close' }).click();
const record = () => page.evaluate(() => Object(Reflect.get(window, 'reprise')('debug').record));
const gone = () => page.getByRole('dialog').waitFor({ state: 'detached' });

test('a click shows it a moment after another overlay, and beyond the overlays of the visit', async () => {
  shop.answer = () => ({
    decisions: [restock, { ...welcome, trigger: onClick }],
    limits: { ...NO_LIMITS, overlaysPerSession: 1, secondsBetweenOverlays: 600 },
  });
  await page.goto(shop.url);
  await stands({ state: 'shown' }, { state: 'armed' });
  await close();
  await page.locator('#open').click();
  await page.getByRole('dialog', { name: '15% off' }).waitFor();
});

test('reprise("show") shows again what was closed, and once only', async () => {
  await arm({ decisions: [{ ...welcome, trigger: never }] });
  for (const _ of [1, 2]) {
    await reprise(page, 'show', 'welcome-15');
    await reprise(page, 'show', 'welcome-15');
    await page.getByRole('dialog').waitFor();
    expect(await views()).toBe(1);
    await close();
    await gone();
  }
});

test('a closing does not hold it back even where closing ends it', async () => {
  await arm({ decisions: [{ ...welcome, trigger: never, frequency: { stopAfter: ['close'] } }] });
  await reprise(page, 'show', 'welcome-15');
  await close();
  await gone();
  await reprise(page, 'show', 'welcome-15');
  await page.getByRole('dialog').waitFor();
});

test('an answer to it holds it back', async () => {
  await arm({ decisions: [{ ...welcome, trigger: onClick }] });
  await page.locator('#open').click();
  await page.getByRole('textbox', { name: 'Email address' }).fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByText('WELCOME15', { exact: true }).waitFor();
  await close();
  await gone();
  await page.locator('#open').click();
  expect(await refusal(page, 'welcome-15')).toBe('lead');
});

test('the end of its time holds it back', async () => {
  await arm({ decisions: [{ ...welcome, trigger: never, until: Date.now() - 1 }] });
  await reprise(page, 'show', 'welcome-15');
  expect(await refusal(page, 'welcome-15')).toBe('until');
});

test('what was wished for uses up no limit of the visit', async () => {
  await arm({
    decisions: [
      { ...welcome, trigger: never },
      { ...restock, trigger: ON_GO },
    ],
    limits: { ...NO_LIMITS, overlaysPerSession: 1, secondsBetweenOverlays: 600 },
  });
  await reprise(page, 'show', 'welcome-15');
  await close();
  await gone();
  await go();
  await page.getByRole('dialog', { name: 'Running low' }).waitFor();
});

test('what is open gives way to it at once, is not closed by that, and does not come back by itself', async () => {
  await arm({
    decisions: [
      { ...welcome, trigger: ON_GO },
      { ...restock, trigger: onClick },
    ],
    limits: NO_LIMITS,
  });
  await go();
  await page.getByRole('dialog', { name: '15% off' }).waitFor();
  await reprise(page, 'show', 'restock');
  await page.getByRole('dialog', { name: 'Running low' }).waitFor();
  expect(await views()).toBe(1);
  expect((await record()).shown['welcome-15']).toEqual({ at: [expect.any(Number)] });
  await close();
  await gone();
  await stands({ state: 'shown' }, { state: 'shown' });
  expect(await views()).toBe(0);
  await reprise(page, 'show', 'welcome-15');
  await page.getByRole('dialog', { name: '15% off' }).waitFor();
});

test.each([
  ['the earlier', [restock, welcome], 'Running low'],
  ['the earlier, though its view comes later,', [welcome, restock], '15% off'],
])('of two that one click opens, %s shows, and the other does not take its place', async (_, two, name) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let gated = false;
  shop.gate = (path) => {
    if (path !== '/r/products.js') return undefined;
    gated = true;
    return promise;
  };
  await arm({ decisions: two.map((one) => ({ ...one, trigger: onClick })), limits: NO_LIMITS });
  await page.locator('#open').click();
  await vi.waitFor(() => expect(gated).toBe(true), until);
  resolve();
  await page.getByRole('dialog', { name }).waitFor();
  const other = two.findIndex(({ campaign }) => campaign === two[1]?.campaign);
  await vi.waitFor(async () => expect((await standings(page))[other]?.state).toBe('armed'), until);
  expect(await page.getByRole('dialog', { name }).count()).toBe(1);
  expect(await views()).toBe(1);
});

test('at the wrong moment it is dropped, and does not show when that is over', async () => {
  await arm({ decisions: [{ ...welcome, trigger: never }] });
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#shop-dialog')?.showModal());
  await reprise(page, 'show', 'welcome-15');
  await stands({ state: 'armed', why: 'dialog' });
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#shop-dialog')?.close());
  await page.evaluate(() => dispatchEvent(new Event('storage')));
  await stands({ state: 'armed', why: 'dialog' });
  expect(await views()).toBe(0);
  await reprise(page, 'show', 'welcome-15');
  await page.getByRole('dialog', { name: '15% off' }).waitFor();
});
