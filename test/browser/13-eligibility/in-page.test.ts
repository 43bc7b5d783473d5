// Views with a place in the page: the shop's own blocks, slots that are not there, shops that exchange what is around.
import { expect, test, vi } from 'vitest';
import { arm, go, NO_LIMITS, ON_GO, stands, views } from '../../support/armed.ts';
import { picks, welcome } from '../../support/decisions.ts';
import { countShifts } from '../../support/layout-shift.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { reprise } from '../../support/visitor.ts';

onStorefront();

const instead = (selector: string) => ({ ...picks, view: { as: 'inline', selector } }) as const;
const region = () => page.getByRole('region', { name: 'Picked for you' });
const grid = () => page.locator('.grid');
const height = () => page.evaluate(() => document.documentElement.scrollHeight);
const asked = (times: number) => vi.waitFor(() => expect(shop.questions).toHaveLength(times), until);

test("takes the place of the shop's own block, as high as that, and moves nothing", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  shop.gate = (path) => (path === '/r/products.js' ? promise : undefined);
  await countShifts(page);
  await arm({ decisions: [{ ...instead('.grid'), trigger: ON_GO }] });
  const before = await grid().boundingBox();
  await go();
  expect(await grid().isVisible()).toBe(true);
  resolve();
  await region().waitFor();
  expect(await grid().isVisible()).toBe(false);
  expect(await page.locator('div:has(> reprise-view)').boundingBox()).toEqual(before);
  expect(await page.evaluate(() => Reflect.get(window, 'shift'))).toBe(0);
  await page.screenshot({ path: 'test-results/replacing.png' });
});

test('the block comes back as it was when ours goes', async () => {
  shop.answer = () => ({ decisions: [instead('.grid')] });
  await page.goto(shop.url);
  await region().waitFor();
  shop.answer = () => ({});
  await page.evaluate(() => history.pushState({}, '', '/collections/tea'));
  await asked(2);
  await grid().waitFor({ state: 'visible' });
  expect(await views()).toBe(0);
  expect(await grid().getAttribute('style')).toBeFalsy();
  expect(await page.locator('main > div').count()).toBe(2);
});

test.each(['.nothing', '<<', ''])(
  'leaves the page as it is where the selector %j finds nothing',
  async (selector) => {
    shop.answer = () => ({ decisions: [instead(selector)] });
    await page.goto(shop.url);
    await stands({ state: 'waiting', why: 'no-place' });
    expect(await views()).toBe(0);
  },
);

test('a view that cannot be drawn leaves the block of the shop alone', async () => {
  await page.addInitScript(() => {
    Element.prototype.attachShadow = () => {
      throw new Error('not here');
    };
  });
  shop.answer = () => ({ decisions: [instead('.grid')] });
  await page.goto(shop.url);
  await stands({ state: 'unknown' });
  expect(await grid().isVisible()).toBe(true);
  expect(await page.locator('main > div').count()).toBe(2);
});

test('a slot that is not there yet is filled when it is', async () => {
  shop.answer = () => ({ decisions: [{ ...picks, view: { as: 'inline', slot: 'late' } }] });
  await page.goto(shop.url);
  await stands({ state: 'waiting', why: 'no-place' });
  await page.evaluate(() => {
    const slot = document.createElement('div');
    slot.dataset.repriseSlot = 'late';
    document.querySelector('main')?.append(slot);
  });
  await region().waitFor({ state: 'attached' });
});

test('a slot that the shop takes away takes its view along, and one that is back is filled once', async () => {
  shop.answer = () => ({ decisions: [picks] });
  await page.goto(shop.url);
  await region().waitFor({ state: 'attached' });
  const slot = await page.locator('[data-reprise-slot]').evaluateHandle((element) => {
    const empty = element.cloneNode(false);
    element.remove();
    return empty;
  });
  expect(await views()).toBe(0);
  await slot.evaluate((empty) => document.querySelector('main')?.append(empty));
  await reprise(page, 'page', { category: 'tea' });
  await region().waitFor({ state: 'attached' });
  expect(await views()).toBe(1);
  expect(
    await page.evaluate(() => Object(Reflect.get(window, 'reprise')('debug').record).shown['loyal-picks'].at),
  ).toHaveLength(1);
});

test.each([
  [
    'exchanges its body for another',
    () => {
      const body = document.createElement('body');
      body.innerHTML = '<h1>The next page</h1>';
      document.body = body;
    },
  ],
  [
    'fills its body with something else',
    () => {
      document.body.innerHTML = '<h1>The next page</h1>';
    },
  ],
])('an overlay stays, modal as before and filled in as it was, when the shop %s', async (_, exchange) => {
  shop.answer = () => ({ decisions: [welcome] });
  await page.goto(shop.url);
  const field = page.getByRole('textbox', { name: 'Email address' });
  await field.fill('ada@shop.example');
  await page.evaluate(exchange);
  await page.getByRole('heading', { name: 'The next page' }).waitFor({ state: 'attached' });
  await page.getByRole('dialog').waitFor();
  expect(await field.inputValue()).toBe('ada@shop.example');
  expect(
    await page.evaluate(() => !!document.querySelector('reprise-view')?.shadowRoot?.querySelector(':modal')),
  ).toBe(true);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await views()).toBe(0);
});

test('a shop that takes our view away, and nothing else, gets its wish', async () => {
  const second = { ...welcome, campaign: 'second', trigger: ON_GO };
  shop.answer = () => ({ decisions: [welcome, second], limits: NO_LIMITS });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await page.evaluate(() => document.querySelector('reprise-view')?.remove());
  await go();
  await stands({ state: 'shown' }, { state: 'shown' });
  expect(await views()).toBe(1);
  expect(await height()).toBeGreaterThan(0);
});

test('a held-out view in a slot or for a block draws nothing and fetches no view, and counts when its place is seen', async () => {
  const { content: _, products: __, ...rest } = picks;
  const held = { ...rest, held: true } as const;
  shop.answer = () => ({
    decisions: [held, { ...held, campaign: 'block', view: { as: 'inline', selector: '.long' } }],
  });
  await page.goto(shop.url);
  await stands({ state: 'held' }, { state: 'held' });
  expect(shop.events).toEqual([]);
  await page.locator('[data-reprise-slot]').scrollIntoViewIfNeeded();
  await vi.waitFor(
    () =>
      expect(shop.events).toContainEqual(
        expect.objectContaining({ campaign: 'loyal-picks', kind: 'shown', held: true }),
      ),
    until,
  );
  expect(shop.fetched.filter((path) => path.startsWith('/r/'))).toEqual(['/r/show.js', '/r/placed.js']);
  expect(await views()).toBe(0);
});
