// GA4's `purchase` is a hint: what was shown before ends, and nothing is told that could pass for an order.
import { expect, test, vi } from 'vitest';
import { welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';

onStorefront();

test('a purchase told to GA4 makes its page one of thanks and the visitor one who bought, and is sent to nobody', async () => {
  const sale = {
    transaction_id: 'T-4711',
    value: 12.5,
    currency: 'EUR',
    items: [{ item_id: 'P', price: 12.5 }],
  };
  shop.script = `window.dataLayer = location.pathname === '/danke'
    ? [{ ecommerce: null }, { event: 'purchase', ecommerce: ${JSON.stringify(sale)} }] : [];`;
  shop.answer = () => ({ decisions: [{ ...welcome, form: undefined }] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await page.goto(`${shop.url}/danke`);
  await vi.waitFor(() => expect(shop.questions).toHaveLength(2), until);
  expect(shop.questions[0]?.session).not.toHaveProperty('bought');
  expect(shop.questions[1]).toMatchObject({
    page: { kind: 'thank-you' },
    session: { bought: true, shown: { 'welcome-15': { end: { why: 'order' } } } },
  });
  expect(JSON.stringify([shop.questions, shop.events])).not.toContain('T-4711');
  expect(shop.events.map(({ kind }) => kind)).not.toContain('purchase');
});
