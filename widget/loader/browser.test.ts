import { beforeEach, expect, test, vi } from 'vitest';
import type { Consent } from './consent.ts';
import { arrived } from './visit.ts';

const KEY = 'reprise:petal';
const record = arrived(undefined, new URL('https://shop.example/'), '', Date.now());
let shelf: Record<string, string>;

beforeEach(() => {
  shelf = {};
  vi.stubGlobal('localStorage', shelf);
  vi.stubGlobal('location', new URL('https://shop.example/'));
  vi.stubGlobal('document', { referrer: '' });
});

/** A document of the shop, with that consent. */
async function page(consent: Consent): Promise<typeof import('./browser.ts')> {
  vi.resetModules();
  const { serve } = await import('./tag.ts');
  serve({ store: 'petal', recordKey: KEY, api: '', consentAssumed: false, remembersClose: true });
  const browser = await import('./browser.ts');
  browser.become(consent);
  return browser;
}

const stored = () => JSON.parse(shelf[KEY] ?? 'null');

test.each(['pending', 'denied'] as const)('%s, nothing is read or written', async (consent) => {
  shelf[KEY] = JSON.stringify({ ...record, visitor: 'known', pages: 5 });
  const { update, record: now } = await page(consent);
  update((known) => {
    known.pages = 9;
  });
  expect(now()).toMatchObject({ pages: 9 });
  expect(now()).not.toHaveProperty('visitor');
  expect(stored()).toMatchObject({ visitor: 'known', pages: 5 });
});

test('granted, it is kept, and what another tab wrote is read', async () => {
  const { record: now } = await page('granted');
  expect(stored()).toMatchObject({ visits: 1, pages: 1 });
  shelf[KEY] = JSON.stringify({ ...record, lead: true });
  expect(now()).toMatchObject({ lead: true });
});

test('granted later, what was shown meanwhile is added to what was kept before', async () => {
  shelf[KEY] = JSON.stringify({ ...record, visitor: 'v', shown: { old: { at: [1] } } });
  const { update, become } = await page('pending');
  update(({ shown }) => {
    shown.new = { at: [2] };
  });
  become('granted');
  expect(stored()).toMatchObject({
    visitor: 'v',
    pages: 2,
    shown: { old: { at: [1] }, new: { at: [2] } },
  });
});

test('who left an address before consent came is one who did, and what was kept of a campaign stays', async () => {
  shelf[KEY] = JSON.stringify({
    ...record,
    visitor: 'v',
    shown: { one: { at: [1], end: { why: 'submit', at: 1 } } },
  });
  const { update, become } = await page('pending');
  update((here) => {
    here.lead = true;
    here.shown.one = { at: [2] };
  });
  become('granted');
  expect(stored()).toMatchObject({ visitor: 'v', lead: true, shown: { one: { end: { why: 'submit' } } } });
});

test('a page knows that what it kept was erased by another, and not where nothing can be kept', async () => {
  const { forgotten } = await page('granted');
  expect(forgotten()).toBe(false);
  delete shelf[KEY];
  expect(forgotten()).toBe(true);
  vi.stubGlobal('localStorage', Object.freeze({}));
  expect((await page('granted')).forgotten()).toBe(false);
  expect((await page('pending')).forgotten()).toBe(false);
});

test('storage that refuses leaves the latest record in memory', async () => {
  vi.stubGlobal('localStorage', Object.freeze({ [KEY]: JSON.stringify(record) }));
  const { update, record: now } = await page('granted');
  update((known) => {
    known.pages = 7;
  });
  expect(now()).toMatchObject({ pages: 7 });
});

test.each([
  '',
  'null',
  '[]',
  '"x"',
  '{}',
  '{"shown":1}',
  '{"shown":{},"exposed":[],"startedAt":"x"}',
  '{"shown":{"a":{"at":5}},"exposed":[],"startedAt":1}',
  '{"shown":{"a":null},"exposed":[],"startedAt":1}',
  '{"shown":{},"exposed":"a","startedAt":1}',
  '{',
])('a record like %s is none', async (text) => {
  shelf[KEY] = text;
  expect((await page('granted')).record()).toMatchObject({ visits: 1, pages: 1, shown: {}, exposed: [] });
});

test('forgetting answers the visitor of an earlier page, and leaves nothing', async () => {
  shelf[KEY] = JSON.stringify({ ...record, visitor: 'v' });
  const { forget } = await page('denied');
  expect(forget()).toBe('v');
  expect(shelf).toEqual({});
  expect(forget()).toBeUndefined();
});
