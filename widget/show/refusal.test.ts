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

test('limits of overlays do not hold for what stands in a slot, nor for a bar that stood there in this visit', () => {
  const full = record({ overlays: 9, lastOverlayAt: NOW });
  const { form: _, ...plain } = welcome;
  const inline: Decided = {
    ...plain,
    kind: 'recommendations',
    view: { as: 'inline', slot: 'below' },
    frequency: {},
  };
  expect(refusalNow(inline, limits, full, NOW)).toBeUndefined();
  const bar: Decided = { ...inline, view: { as: 'bar' } };
  expect(refusalNow(bar, limits, full, NOW)).toBe('session-limit');
  const stood = { ...full, shown: { welcome: { at: [NOW - 500] } } };
  expect(refusalNow(bar, limits, stood, NOW)).toBeUndefined();
});

test.each([
  ['beyond its frequency', {}, { shown: { welcome: { at: [NOW - 500] } } }, undefined],
  ['beyond the overlays of the visit', {}, { overlays: 9, lastOverlayAt: NOW }, undefined],
  ['after it was closed', {}, { shown: { welcome: { at: [], end: { why: 'close', at: NOW } } } }, undefined],
  ['but not after its time', { until: NOW }, {}, 'until'],
  [
    'but not when it was taken',
    {},
    { shown: { welcome: { at: [], end: { why: 'submit', at: NOW } } } },
    'stopped',
  ],
  ['but not when an address was left', {}, { lead: true }, 'lead'],
] as const)('what is wished for shows %s', (_, decided, known, why) => {
  const stopping: Decided = {
    ...welcome,
    frequency: { perSession: 1, stopAfter: ['submit', 'close'] },
    ...decided,
  };
  const browser = record(structuredClone<object>(known));
  expect(refusalNow(stopping, limits, browser, NOW, true)).toBe(why);
});
