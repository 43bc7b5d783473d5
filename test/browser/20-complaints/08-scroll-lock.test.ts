// Complaint 8: the scroll stays locked after submit.
import { expect, test } from 'vitest';
import { restock, welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

onStorefront(() => {
  shop.policy = shop.policy.replace('connect-src', "connect-src 'self'");
  shop.answer = () => ({ decisions: [welcome] });
});

/** The page scrolls by wheel, nothing is inert, and nothing was left on its outermost elements. */
async function isFree(): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.move(300, 400);
  await page.mouse.wheel(0, 300);
  await page.waitForFunction(() => scrollY > 0);
  const left = await page.evaluate(() => ({
    overflow: [document.documentElement, document.body].map((element) => getComputedStyle(element).overflow),
    attributes: [document.documentElement, document.body].flatMap((element) => element.getAttributeNames()),
    modal: document.querySelectorAll(':modal, [inert]').length,
    hit: document.elementFromPoint(300, 400)?.closest('reprise-view') !== null,
  }));
  expect(left).toEqual({ overflow: ['visible', 'visible'], attributes: ['lang'], modal: 0, hit: false });
}

async function submit(): Promise<void> {
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByRole('heading', { name: 'Here is your code' }).waitFor();
}

const gone = () => page.getByRole('dialog').waitFor({ state: 'detached' });

test.each([
  [
    'after submitting and closing',
    async () => {
      await submit();
      await page.getByRole('button', { name: 'Close' }).click();
    },
  ],
  ['after Escape', () => page.keyboard.press('Escape')],
  ['after saying no', () => page.getByRole('button', { name: 'No, thank you' }).click()],
  [
    'when the Worker refused and the visitor gave up',
    async () => {
      shop.lead = () => ({ status: 500, body: {} });
      await page.getByLabel('Email address').fill('ada@shop.example');
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Get my code' }).click();
      await page.getByText('Please try again.').waitFor();
      await page.keyboard.press('Escape');
    },
  ],
])('the page scrolls %s', async (_, end) => {
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await end();
  await gone();
  await isFree();
});

test('the page scrolls when people come to pay with the popup open', async () => {
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await page.evaluate(() => history.pushState({}, '', '/checkout/payment'));
  await gone();
  await isFree();
});

test('the page scrolls when the shop takes the popup away itself', async () => {
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await page.evaluate(() => document.querySelector('reprise-view')?.remove());
  await gone();
  await isFree();
});

test('beside a slide-in the page scrolls all the time', async () => {
  shop.answer = () => ({ decisions: [restock] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await isFree();
});

test('on a phone the page scrolls before, during and after', async () => {
  await enterWith(PHONE);
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  const scrolls = async () => {
    const before = await page.evaluate(() => scrollY);
    await page.evaluate(() => scrollBy(0, 200));
    expect(await page.evaluate(() => scrollY)).toBe(before + 200);
  };
  await scrolls();
  await submit();
  await scrolls();
  await page.getByRole('button', { name: 'Close' }).click();
  await gone();
  await scrolls();
});
