import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageFaults } from './check/message-faults.ts';
import { piecesOf } from './message.ts';

test('fields and plurals are found in order, and what stands between them is text', () => {
  expect(piecesOf('{a} of {count, plural, =0 {no, none} other {# pieces}} {b}!')).toEqual([
    { is: 'field', name: 'a' },
    {
      is: 'plural',
      name: 'count',
      forms: [
        ['=0', 'no, none'],
        ['other', '# pieces'],
      ],
    },
    { is: 'field', name: 'b' },
  ]);
});

test('a text without braces has no fault, and none throws', () => {
  fc.assert(fc.property(fc.string(), (text) => messageFaults(text.replaceAll('{', ''), []).length === 0));
  const piece = fc.constantFrom('{', '}', 'count', ', plural,', 'other', ' ', '#', '=0', 'a', ',');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(messageFaults(pieces.join(''), ['count']).length).toBeLessThanOrEqual(10);
    }),
  );
});

test.each(['{count, plural, ', '{a', '{ ', '{count, plural, one {', '{a}', '{a, '])(
  'a text of a million characters, %j over and over, is read in passing',
  (part) => {
    const text = part.repeat(1_000_000 / part.length);
    expect(messageFaults(text, ['count']).length).toBeLessThanOrEqual(10);
  },
  5000,
);
