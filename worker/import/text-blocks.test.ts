import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextBlocks } from './text-blocks.ts';

function decoded(bytes: Uint8Array, size = bytes.length || 1): string {
  const blocks = new TextBlocks();
  let text = '';
  for (let i = 0; i < bytes.length; i += size) text += blocks.push(bytes.slice(i, i + size));
  return text + blocks.end();
}

const utf8 = (text: string) => new TextEncoder().encode(text);

test('text comes out as it went in, with or without byte order mark, in pieces of any size', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((one) => !one.startsWith('\ufeff'));
  fc.assert(
    fc.property(text, fc.boolean(), fc.integer({ min: 1, max: 9 }), (one, mark, size) => {
      expect(decoded(utf8((mark ? '\ufeff' : '') + one), size)).toBe(one);
    }),
  );
});

test('a line that is not UTF-8 is read as Windows-1252, the lines around it as UTF-8', () => {
  const bytes = new Uint8Array([
    ...utf8('café\n'),
    0x63,
    0x61,
    0x66,
    0xe9,
    0x20,
    0x80,
    0x0a,
    ...utf8('çay\n'),
  ]);
  for (const size of [1, 4, 100]) expect(decoded(bytes, size)).toBe('café\ncafé €\nçay\n');
});

test('UTF-16 with its mark is read', () => {
  const bytes = new Uint8Array([0xff, 0xfe, 0x61, 0x00, 0xe9, 0x00, 0x0a, 0x00]);
  for (const size of [1, 3, 100]) expect(decoded(bytes, size)).toBe('aé\n');
});

test('a text without line ends comes out in pieces, no character torn', () => {
  const text = '€'.repeat(200_000);
  const blocks = new TextBlocks();
  const bytes = utf8(text);
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += 65_537) pieces.push(blocks.push(bytes.slice(i, i + 65_537)));
  expect(pieces.join('') + blocks.end()).toBe(text);
  expect(pieces.filter((piece) => piece !== '').length).toBeGreaterThan(5);
});
