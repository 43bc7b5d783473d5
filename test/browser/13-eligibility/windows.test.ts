// Two windows of one shop, side by side.
import { expect, test } from 'vitest';
import { NO_LIMITS, ON_GO } from '../../support/armed.ts';
import { welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop } from '../../support/on-storefront.ts';

onStorefront();

const LIMITS = { ...NO_LIMITS, overlaysPerSession: 1 };

test('of two whose triggers fire in the same moment one shows', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, trigger: ON_GO }], limits: LIMITS });
  const other = await page.context().newPage();
  await page.goto(shop.url);
  await other.goto(shop.url);
  const both = [page, other];
  for (const one of both)
    await one.waitForFunction(() => Reflect.get(window, 'reprise')('debug').armed?.[0]?.state === 'armed');
  await Promise.all(both.map((one) => one.evaluate(() => Reflect.get(window, 'reprise')('track', 'go'))));
  const states = await Promise.all(
    both.map(async (one) => {
      const state = await one.waitForFunction(() => {
        const state = Reflect.get(window, 'reprise')('debug').armed?.[0]?.state;
        return state !== 'armed' && state !== 'waiting' && state;
      });
      return state.jsonValue();
    }),
  );
  expect(states.sort()).toEqual(['refused', 'shown']);
});

test('where the browser has no locks it shows all the same', async () => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
  shop.answer = () => ({ decisions: [welcome] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  expect(await page.evaluate(() => 'locks' in navigator)).toBe(false);
});

test('where the browser refuses locks it shows all the same', async () => {
  await page.addInitScript(() => {
    LockManager.prototype.request = () => Promise.reject(new DOMException('no storage', 'SecurityError'));
  });
  shop.answer = () => ({ decisions: [welcome] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
});
