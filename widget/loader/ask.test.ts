import { expect, test } from 'vitest';
import { questionBody } from './ask.ts';
import { arrived } from './visit.ts';

const NOW = 1_800_000_000_000;
const page = { kind: 'home', url: 'https://shop.example/', locale: 'en' } as const;
const record = { ...arrived(undefined, page.url, '', NOW), visitor: 'v', lead: true };
const signed = { id: 'c', at: 1, signature: 's' };

test('without consent there is nothing but the page', () => {
  const body = JSON.parse(JSON.stringify(questionBody('petal', page, ['a'], null, signed, NOW)));
  expect(body).toEqual({
    store: 'petal',
    consent: false,
    page,
    slots: ['a'],
    session: { visits: 1, pages: 1 },
  });
});

test('with consent the visit is told, and the visitor once', () => {
  const body = JSON.parse(JSON.stringify(questionBody('petal', page, [], record, signed, NOW + 4000)));
  expect(body).toMatchObject({ consent: true, visitor: 'v', customer: signed });
  expect(body.session).toMatchObject({ visits: 1, pages: 1, seconds: 4, lead: true, startedAt: NOW });
  expect(body.session).not.toHaveProperty('visitor');
});

test('a clock that went back counts no negative seconds', () => {
  const body = JSON.parse(JSON.stringify(questionBody('petal', page, [], record, undefined, NOW - 4000)));
  expect(body.session.seconds).toBe(0);
});
