import { expect, test } from 'vitest';
import { knownOf } from './ask.ts';
import { arrived } from './visit.ts';

const NOW = 1_800_000_000_000;
const record = { ...arrived(undefined, new URL('https://shop.example/'), '', NOW), visitor: 'v', lead: true };
const signed = { id: 'c', at: 1, signature: 's' };

test('with consent the visit is told, and who it is', () => {
  expect(knownOf(record, signed, NOW + 4000)).toMatchObject({
    visitor: 'v',
    customer: signed,
    session: { visits: 1, pages: 1, seconds: 4, lead: true, startedAt: NOW },
  });
});
