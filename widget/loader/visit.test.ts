import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrived } from './visit.ts';

const URL_ = 'https://shop.example/products/a?utm_source=mail&utm_campaign=spring';
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
    utm: { source: 'mail', campaign: 'spring' },
  });
});

test('a page within 30 minutes is of the same visit, the next one later is of a new one', () => {
  const same = arrived(first, 'https://shop.example/cart', 'https://shop.example/', NOW + 29 * MINUTE);
  expect(same).toMatchObject({ visits: 1, pages: 2, landing: '/products/a', referrer: 'search.example' });
  const later = arrived(same, 'https://shop.example/', 'https://shop.example/cart', NOW + 59 * MINUTE + 1);
  expect(later).toMatchObject({ visits: 2, pages: 1, landing: '/', referrer: '', utm: {} });
});

test('a new visit keeps who it is and what was shown, and forgets what was of the visit', () => {
  const shown = { welcome: { at: [NOW], end: { why: 'submit', at: NOW } as const } };
  const before = { ...first, visitor: 'v', lead: true, overlays: 2, exposed: ['welcome/a'], shown };
  const later = arrived(before, URL_, '', NOW + 31 * MINUTE);
  expect(later).toMatchObject({ visitor: 'v', lead: true, overlays: 0, exposed: [], shown });
});

test('addresses of any kind make a record of bounded size', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (url, referrer) => {
      const record = arrived(undefined, url, referrer, NOW);
      expect(record.landing?.length).toBeLessThanOrEqual(2048);
      expect(JSON.stringify(record).length).toBeLessThan(6000);
    }),
  );
});

test('of very many campaigns the latest are kept', () => {
  const shown = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`c-${i}`, { at: [NOW] }]));
  const kept = Object.keys(arrived({ ...first, shown }, URL_, '', NOW + 31 * MINUTE).shown);
  expect(kept).toHaveLength(200);
  expect(kept.at(-1)).toBe('c-499');
});
