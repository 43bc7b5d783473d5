import { expect, test } from 'vitest';
import { tagOf } from './tag.ts';

const src = 'https://offers.example/reprise.js?v=1';

test('the Worker is where the script came from', () => {
  expect(tagOf({ src, dataset: { store: 'petal' } }, false)).toEqual({
    store: 'petal',
    recordKey: 'reprise:petal',
    api: 'https://offers.example',
    consentAssumed: false,
    remembersClose: true,
  });
  expect(tagOf({ src: 'https://shop.example/offers/reprise.js', dataset: { store: 'p' } }, false)?.api).toBe(
    'https://shop.example/offers',
  );
});

test.each([
  [{ consent: 'assumed' }, { consentAssumed: true }],
  [{ consent: 'yes' }, { consentAssumed: false }],
  [{ rememberClose: 'off' }, { remembersClose: false }],
])('the tag takes %o at its word', (said, meant) => {
  expect(tagOf({ src, dataset: { store: 'p', ...said } }, false)).toMatchObject(meant);
});

test('a tag without a store or an address is none', () => {
  expect(tagOf({ src, dataset: {} }, false)).toBeUndefined();
  expect(tagOf({ src: '', dataset: { store: 'p' } }, false)).toBeUndefined();
  expect(tagOf({ dataset: { store: 'p' } }, false)).toBeUndefined();
  expect(tagOf(null, false)).toBeUndefined();
});

test('in a frame a tag is one only where it says so', () => {
  expect(tagOf({ src, dataset: { store: 'p' } }, true)).toBeUndefined();
  expect(tagOf({ src, dataset: { store: 'p', frame: 'on' } }, true)).toMatchObject({ store: 'p' });
});
