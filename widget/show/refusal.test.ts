import { expect, test } from 'vitest';
import type { Decided } from '../../shared/schema/decision.ts';
import type { BrowserRecord } from './host.ts';
import { refusalNow } from './refusal.ts';

const NOW = 1_800_000_000_000;
const limits = { overlaysPerSession: 2, secondsBetweenOverlays: 60, quietUrls: [] };
const welcome: Decided = {
  campaign: 'welcome',
  kind: 'welcome',
  variant: 'a',
  trigger: { any: [{ immediately: true }] },
  frequency: { perSession: 1 },
  view: { as: 'popup' },
  form: { fields: ['email'], deliver: 'screen' },
};
const record = (change: Partial<BrowserRecord> = {}): BrowserRecord => ({
  visits: 1,
  pages: 1,
  lastAt: NOW,
  startedAt: NOW - 1000,
  exposed: [],
  shown: {},
  ...change,
});

test('nothing is against an offer nobody saw yet', () => {
  expect(refusalNow(welcome, limits, record(), NOW)).toBeUndefined();
});

test.each([
  ['its time is over', { ...welcome, until: NOW }, record(), 'until'],
  ['an address was left in another tab', welcome, record({ lead: true }), 'lead'],
  ['an order was placed in another tab', { ...welcome, form: undefined }, record({ bought: true }), 'bought'],
  ['it was seen in this visit', welcome, record({ shown: { welcome: { at: [NOW - 500] } } }), 'per-session'],
  ['the visit had its overlays', welcome, record({ overlays: 2 }), 'session-limit'],
  ['one was shown a moment ago', welcome, record({ overlays: 1, lastOverlayAt: NOW - 1000 }), 'too-soon'],
] as const)('not when %s', (_, { form, ...decided }, known, why) => {
  expect(refusalNow({ ...decided, ...(form && { form }) }, limits, known, NOW)).toBe(why);
});

test('limits of overlays do not hold for what stands in a slot', () => {
  const inline: Decided = {
    ...welcome,
    kind: 'recommendations',
    view: { as: 'inline', slot: 'below' },
    frequency: {},
  };
  const { form: _, ...shown } = inline;
  expect(refusalNow(shown, null, record({ overlays: 9, lastOverlayAt: NOW }), NOW)).toBeUndefined();
});
