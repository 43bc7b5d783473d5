// What triggers leave behind: nothing, however often the visitor goes to another page.
import type { CDPSession } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import type { Trigger } from '../../../shared/schema/trigger.ts';
import { arm, go, NO_LIMITS, ON_GO, stands } from '../../support/armed.ts';
import { picks, restock, welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

onStorefront();

const EVERY: Trigger = {
  all: [
    { afterSeconds: 600 },
    { scrolledPercent: 100 },
    { exitIntent: true },
    { inactiveSeconds: 600 },
    { pagesViewed: 99 },
    { cartTotal: { EUR: '500.00' } },
    { event: 'go' },
    { click: '#nothing' },
  ],
};

/** Listeners of the whole page, by type. */
async function listeners(session: CDPSession): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const expression of ['window', 'document', 'document.body', 'document.documentElement']) {
    const { result } = await session.send('Runtime.evaluate', { expression });
    const found = await session.send('DOMDebugger.getEventListeners', { objectId: `${result.objectId}` });
    for (const { type } of found.listeners) {
      const name = `${expression} ${type}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  return counts;
}

test.each([
  ['with a mouse', {}],
  ['by touch', PHONE],
])('%s, ten pages on there are as many listeners as on the first', async (_, options) => {
  await enterWith(options);
  shop.answer = () => ({ decisions: [{ ...welcome, trigger: EVERY }, picks] });
  await page.goto(shop.url);
  await stands({ state: 'armed' }, { state: 'shown' });
  const session = await page.context().newCDPSession(page);
  const before = await listeners(session);
  expect(before).toHaveProperty('window click');
  for (let visited = 1; visited <= 10; visited++) {
    await page.evaluate((to) => history.pushState({}, '', to), `/collections/${visited}`);
    await vi.waitFor(() => expect(shop.questions).toHaveLength(visited + 1), until);
    await stands({ state: 'armed' }, { state: 'shown' });
  }
  expect(await listeners(session)).toEqual(before);
  expect(await page.locator('reprise-view').count()).toBe(1);
});

test('what was armed does not outlive the answer that a page is asked about anew', async () => {
  await arm({ decisions: [{ ...welcome, trigger: ON_GO }], limits: NO_LIMITS });
  shop.answer = () => ({ decisions: [{ ...restock, trigger: { any: [{ event: 'never' }] } }] });
  await page.evaluate(() => Reflect.get(window, 'reprise')('page', { category: 'tea' }));
  await stands({ campaign: 'restock', state: 'armed' });
  await go();
  expect(await page.locator('reprise-view').count()).toBe(0);
});

test('triggers work on a page that comes back from the cache of the browser', async () => {
  await arm({ decisions: [{ ...welcome, trigger: { any: [{ afterSeconds: 3600 }, { event: 'go' }] } }] });
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await vi.waitFor(() => expect(shop.questions).toHaveLength(2), until);
  await stands({ state: 'armed' });
  await go();
  await page.getByRole('dialog').waitFor();
  expect(await page.locator('reprise-view').count()).toBe(1);
});
