import { expect, test } from 'vitest';
import { type Consent, consentOf } from './consent.ts';
import { hearConsentMode } from './consent-mode.ts';

const BOTH = { personalization_storage: 'granted', analytics_storage: 'granted' };
const NEITHER = { personalization_storage: 'denied', analytics_storage: 'denied' };

test.each<[string, unknown[], string]>([
  ['nothing of consent leaves it to the tag', [{ event: 'gtm.js' }, 'x', null], 'granted'],
  ['a default that denies is a question not asked yet', [['consent', 'default', NEITHER]], 'pending'],
  ['a default that grants both is a grant', [['consent', 'default', BOTH]], 'granted'],
  ['both are needed', [['consent', 'default', { ...BOTH, analytics_storage: 'denied' }]], 'pending'],
  [
    'what was never spoken of was not granted',
    [['consent', 'default', { ad_storage: 'granted' }]],
    'pending',
  ],
  [
    'a default for some regions is not taken back by one for all',
    [
      ['consent', 'default', { ...NEITHER, region: ['IT'] }],
      ['consent', 'default', BOTH],
    ],
    'pending',
  ],
  [
    'an update that grants',
    [
      ['consent', 'default', NEITHER],
      ['consent', 'update', BOTH],
    ],
    'granted',
  ],
  [
    'updates come piece by piece',
    [
      ['consent', 'default', NEITHER],
      ['consent', 'update', { analytics_storage: 'granted' }],
      ['consent', 'update', { ad_storage: 'denied' }],
      ['consent', 'update', { personalization_storage: 'granted' }],
    ],
    'granted',
  ],
  [
    'an update that denies one is a denial',
    [
      ['consent', 'default', BOTH],
      ['consent', 'update', { analytics_storage: 'denied' }],
    ],
    'denied',
  ],
  ['an entry without words says nothing of either', [['consent', 'default']], 'pending'],
])('%s', (_, entries, expected) => {
  const tools = {};
  for (const entry of entries) hearConsentMode(tools, entry);
  expect(consentOf(undefined, tools, true)).toBe(expected);
});

test('arguments objects of gtag() are entries like arrays', () => {
  const tools: Record<string, Consent> = {};
  const gtag = function (..._: unknown[]) {
    // biome-ignore lint/complexity/noArguments: it is what gtag() pushes
    hearConsentMode(tools, arguments);
  };
  gtag('event', 'view_item');
  expect(tools).toEqual({});
  gtag('consent', 'update', NEITHER);
  expect(consentOf(undefined, tools, true)).toBe('denied');
});
