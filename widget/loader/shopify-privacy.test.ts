import { expect, test } from 'vitest';
import type { Consent } from './consent.ts';
import { type CustomerPrivacy, shopifySays } from './shopify-privacy.ts';

const privacy = (preferences: boolean, analytics: boolean, said = ''): CustomerPrivacy => ({
  preferencesProcessingAllowed: () => preferences,
  analyticsProcessingAllowed: () => analytics,
  currentVisitorConsent: () => ({ preferences: said, analytics: '', marketing: '', sale_of_data: '' }),
});

test.each<[string, CustomerPrivacy, Consent]>([
  ['an object whose functions are on their way', {}, 'pending'],
  ['both allowed, for nobody is asked there', privacy(true, true), 'granted'],
  ['one of the two, before the visitor answered', privacy(true, false), 'pending'],
  ['one of the two, by the answer of the visitor', privacy(false, true, 'no'), 'denied'],
  ['both, by the answer of the visitor', privacy(true, true, 'yes'), 'granted'],
])('%s', (_, shopify, expected) => {
  expect(shopifySays(shopify)).toBe(expected);
});
