import { expect, test } from 'vitest';
import type { Consent } from './consent.ts';
import { type ShopifyPrivacy, shopifySays } from './shopify-privacy.ts';

const privacy = (preferences: boolean, analytics: boolean): ShopifyPrivacy => ({
  customerPrivacy: {
    preferencesProcessingAllowed: () => preferences,
    analyticsProcessingAllowed: () => analytics,
  },
});

test.each<[string, ShopifyPrivacy, Consent, string | undefined]>([
  ['no Shopify', {}, 'pending', undefined],
  ['its interface is on its way', { loadFeatures: () => {} }, 'denied', 'pending'],
  ['both allowed', privacy(true, true), 'pending', 'granted'],
  ['one of the two, before the visitor answered', privacy(true, false), 'pending', 'pending'],
  ['one of the two, by the answer of the visitor', privacy(false, true), 'denied', 'denied'],
  ['both, by the answer of the visitor', privacy(true, true), 'denied', 'granted'],
])('%s', (_, shopify, refused, expected) => {
  expect(shopifySays(shopify, refused)).toBe(expected);
});
