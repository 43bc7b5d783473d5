import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutToken } from './address.ts';

test.each([
  ['https://shop.example/?reprise-preview=a.b-c', 'https://shop.example/'],
  ['https://shop.example/p?x=1&reprise-preview=a.b&y=%20z#top', 'https://shop.example/p?x=1&y=%20z#top'],
  ['https://shop.example/p?reprise-preview=a&reprise-preview=b', 'https://shop.example/p'],
  ['https://shop.example/p#/route?reprise-preview=a', 'https://shop.example/p#/route?reprise-preview=a'],
  ['https://shop.example/p?my-reprise-preview=a', 'https://shop.example/p?my-reprise-preview=a'],
])('%s becomes %s', (address, without) => {
  expect(withoutToken(address)).toBe(without);
});

test('whatever else an address says stays as it is', () => {
  const pairs = fc.webQueryParameters().map((query) => query.split('&').filter(Boolean));
  fc.assert(
    fc.property(pairs, fc.webFragments(), fc.nat(5), (others, fragment, at) => {
      const addressOf = (query: readonly string[]) =>
        `https://shop.example/p${query.length > 0 ? `?${query.join('&')}` : ''}#${fragment}`;
      const link = addressOf(others.toSpliced(at, 0, 'reprise-preview=a.b'));
      expect(withoutToken(link)).toBe(addressOf(others));
    }),
  );
});
