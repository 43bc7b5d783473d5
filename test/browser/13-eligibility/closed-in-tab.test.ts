// A closing is the visitor's choice: it holds in this tab whatever a page says of consent.
import { expect, test } from 'vitest';
import { welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop } from '../../support/on-storefront.ts';
import { refusal, reprise } from '../../support/visitor.ts';

onStorefront(() => {
  shop.tag = '';
  shop.answer = () => ({ decisions: [welcome] });
});

test('closed with consent it stays closed on a page that does not repeat the consent', async () => {
  await page.goto(shop.url);
  await reprise(page, 'consent', true);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goto(`${shop.url}/collections/tea`);
  expect(await reprise(page, 'debug')).toMatchObject({ consent: 'pending' });
  expect(await refusal(page, 'welcome-15')).toBe('closed-recently');
  expect(await page.locator('reprise-view').count()).toBe(0);
});
