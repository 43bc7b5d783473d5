import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrived } from './visit.ts';

const at = (address: string) => new URL(address, 'https://shop.example');
const URL_ = at('/products/a?utm_source=mail&utm_campaign=spring%21#utm_term=x');
const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const first = arrived(undefined, URL_, 'https://search.example/?q=coffee', NOW);

test('a first page begins a visit and says where it came from', () => {
  expect(first).toMatchObject({
    visits: 1,
    pages: 1,
    startedAt: NOW,
    landing: '/products/a',
    referrer: 'search.example',
    utm: ['utm_source=mail', 'utm_campaign=spring%21'],
  });
});

test('a page within 30 minutes is of the same visit, the next one later is of a new one', () => {
  const same = arrived(first, at('/cart'), 'https://shop.example/', NOW + 29 * MINUTE);
  expect(same).toMatchObject({ visits: 1, pages: 2, landing: '/products/a', referrer: 'search.example' });
  const later = arrived(same, at('/?cutm_x=1'), 'https://shop.example/cart', NOW + 59 * MINUTE + 1);
  expect(later).toMatchObject({ visits: 2, pages: 1, landing: '/', referrer: 'shop.example', utm: null });
});

test('a new visit keeps who it is and what was shown, and forgets what was of the visit', () => {
  const shown = { welcome: { at: [NOW], end: { why: 'submit', at: NOW } as const } };
  const before = { ...first, visitor: 'v', lead: true, overlays: 2, exposed: ['welcome/a'], shown };
  const later = arrived(before, URL_, '', NOW + 31 * MINUTE);
  expect(later).toMatchObject({ visitor: 'v', lead: true, overlays: 0, exposed: [], shown });
});

test('addresses of any kind make a record', () => {
  const address = fc.webUrl({ withQueryParameters: true });
  fc.assert(
    fc.property(address, fc.option(address, { nil: '' }), (url, referrer) => {
      expect(arrived(undefined, at(url), referrer, NOW)).toMatchObject({ visits: 1, pages: 1, shown: {} });
    }),
    { numRuns: 25 },
  );
});
