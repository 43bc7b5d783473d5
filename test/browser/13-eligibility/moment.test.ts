// At the moment a trigger fires everything is looked at once more.
import { expect, test, vi } from 'vitest';
import { arm, go, ON_GO, stands, views } from '../../support/armed.ts';
import { restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { refusal, reprise } from '../../support/visitor.ts';

onStorefront();

const waiting = { ...welcome, trigger: ON_GO };
const shown = () => page.getByRole('dialog').waitFor();

/** Does something in another tab of the same browser. */
async function inAnotherTab(act: (tab: typeof page) => Promise<unknown>): Promise<void> {
  const tab = Object.assign(await page.context().newPage(), { noise: [] });
  await act(tab);
  await tab.close();
}

test('not after its time is over', async () => {
  await arm({ decisions: [{ ...waiting, until: Date.now() + 60_000 }] });
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 61_000;
  });
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('until');
});

test('not after an address was left in another tab', async () => {
  await arm({ decisions: [waiting] });
  await inAnotherTab(async (tab) => {
    shop.answer = () => ({ decisions: [welcome] });
    await tab.goto(shop.url);
    await tab.getByRole('textbox', { name: 'Email address' }).fill('ada@shop.example');
    await tab.getByRole('checkbox').check();
    await tab.getByRole('button', { name: 'Get my code' }).click();
    await tab.getByText('WELCOME15', { exact: true }).waitFor();
  });
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('lead');
});

test('not after an order in another tab', async () => {
  const { form: _, ...offer } = waiting;
  await arm({ decisions: [offer] });
  await inAnotherTab(async (tab) => {
    await tab.goto(shop.url);
    await tab.goto(`${shop.url}/thank-you`, { referer: shop.url });
    await tab.waitForFunction(() => Object(Reflect.get(window, 'reprise')?.('debug').record).bought);
  });
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('bought');
});

test('an order in another tab is not forgotten when what is open here is closed', async () => {
  await arm({ decisions: [waiting] });
  await go();
  await page.getByRole('dialog').waitFor();
  await inAnotherTab(async (tab) => {
    await tab.goto(shop.url);
    await tab.goto(`${shop.url}/thank-you`, { referer: shop.url });
    await tab.waitForFunction(() => Object(Reflect.get(window, 'reprise')?.('debug').record).bought);
  });
  const end = () =>
    page.evaluate(() => Object(Reflect.get(window, 'reprise')('debug').record).shown['welcome-15'].end.why);
  await expect.poll(end, until).toBe('order');
  await page.evaluate(() =>
    Reflect.get(window, 'reprise')('on', 'dismissed', () => {
      document.title = 'dismissed';
    }),
  );
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await end()).toBe('order');
  expect(await page.title()).not.toBe('dismissed');
});

test('not after it was closed in another tab', async () => {
  await arm({ decisions: [waiting] });
  await inAnotherTab(async (tab) => {
    shop.answer = () => ({ decisions: [welcome] });
    await tab.goto(shop.url);
    await tab.getByRole('button', { name: 'Close' }).click();
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
  });
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('closed-recently');
});

test('an overlay in another tab counts for the distance between two, at once', async () => {
  await arm({ decisions: [waiting] });
  await inAnotherTab(async (tab) => {
    shop.answer = () => ({ decisions: [restock] });
    await tab.goto(shop.url);
    await tab.getByRole('dialog').waitFor();
  });
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('too-soon');
});

test('what is too soon shows when the time has come', async () => {
  await page.clock.install();
  shop.answer = () => ({ decisions: [restock, waiting] });
  await page.goto(shop.url);
  await stands({ state: 'shown' }, { state: 'armed' });
  await page.getByRole('button', { name: 'Close' }).click();
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('too-soon');
  await page.clock.runFor(50_000);
  await stands({ state: 'shown' }, { state: 'waiting', why: 'too-soon' });
  await page.clock.runFor(15_000);
  await shown();
});

test('not once consent is withdrawn', async () => {
  shop.tag = '';
  await page.goto(shop.url);
  shop.answer = ({ consent }) => (consent ? { decisions: [waiting] } : {});
  await reprise(page, 'consent', true);
  await stands({ state: 'armed' });
  await reprise(page, 'consent', false);
  await go();
  await vi.waitFor(() => expect(shop.questions.at(-1)?.consent).toBe(false), until);
  expect(await views()).toBe(0);
});

test('a tab out of sight waits until it is looked at', async () => {
  await arm({ decisions: [waiting] });
  const hide = (hidden: boolean) =>
    page.evaluate((to) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: to });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('hidden');
  await hide(false);
  await shown();
});
