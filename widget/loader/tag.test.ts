import { expect, test } from 'vitest';
import { tagOf } from './tag.ts';

const src = 'https://offers.example/reprise.js?v=1';

test('the Worker is where the script came from', () => {
  expect(tagOf({ src, dataset: { store: 'petal' } })).toEqual({
    store: 'petal',
    api: 'https://offers.example',
    consentAssumed: false,
    rememberClose: true,
  });
  expect(tagOf({ src: 'https://shop.example/offers/reprise.js', dataset: { store: 'p' } })?.api).toBe(
    'https://shop.example/offers',
  );
});

test('consent is required unless the tag says exactly that it is assumed', () => {
  expect(tagOf({ src, dataset: { store: 'p', consent: 'assumed' } })?.consentAssumed).toBe(true);
  expect(tagOf({ src, dataset: { store: 'p', consent: 'yes' } })?.consentAssumed).toBe(false);
  expect(tagOf({ src, dataset: { store: 'p', rememberClose: 'off' } })?.rememberClose).toBe(false);
});

test('a tag without a store or an address is none', () => {
  expect(tagOf({ src, dataset: {} })).toBeNull();
  expect(tagOf({ src: '', dataset: { store: 'p' } })).toBeNull();
  expect(tagOf(null)).toBeNull();
});
