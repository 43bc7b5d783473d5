// What the visitor or the shop wished for is held back by neither distance nor limits nor an earlier closing.
import { expect, test } from 'vitest';
import { arm, NO_LIMITS, stands, views } from '../../support/armed.ts';
import { restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop } from '../../support/on-storefront.ts';
import { refusal, reprise } from '../../support/visitor.ts';

onStorefront();

const never = { any: [{ event: 'never' }] };
const onClick = { any: [{ click: '#open' }] };
const close = () => page.getByRole('button', { name: 'Close' }).click();
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

test('it waits for a dialog of the shop, as everything does', async () => {
  await arm({ decisions: [{ ...welcome, trigger: never }] });
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#shop-dialog')?.showModal());
  await reprise(page, 'show', 'welcome-15');
  expect(await refusal(page, 'welcome-15')).toBe('dialog');
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#shop-dialog')?.close());
  await page.getByRole('dialog', { name: '15% off' }).waitFor();
});
