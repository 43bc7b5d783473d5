import { expect, test } from 'vitest';
import { type ShopifyPrivacy, shopifySays } from './shopify-privacy.ts';

const privacy = (preferences: boolean, analytics: boolean): ShopifyPrivacy => ({
  customerPrivacy: {
    preferencesProcessingAllowed: () => preferences,
    analyticsProcessingAllowed: () => analytics,
  },
});

test.each<[string, ShopifyPrivacy, boolean, string | undefined]>([
  ['no Shopify', {}, false, undefined],
  ['its interface is on its way', { loadFeatures: () => {} }, false, 'pending'],
  ['both allowed', privacy(true, true), false, 'granted'],
  ['one of the two, before the visitor answered', privacy(true, false), false, 'pending'],
  ['one of the two, by the answer of the visitor', privacy(false, true), true, 'denied'],
  ['both, by the answer of the visitor', privacy(true, true), true, 'granted'],
])('%s', (_, shopify, answered, expected) => {
  expect(shopifySays(shopify, answered)).toBe(expected);
});
