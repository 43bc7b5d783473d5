import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Consent, consentOf } from './consent.ts';

const word = fc.constantFrom<Consent[]>('granted', 'denied', 'pending');
const words = fc.dictionary(fc.string(), word, { minKeys: 1 });

test('without a tool the tag says it', () => {
  expect(consentOf(undefined, {}, true)).toBe('granted');
  expect(consentOf(undefined, {}, false)).toBe('pending');
});

test('the word of the shop comes before that of any tool', () => {
  fc.assert(
    fc.property(word, words, fc.boolean(), (own, tools, assumed) => consentOf(own, tools, assumed) === own),
  );
});

test('the strictest of several tools counts, whatever the tag says', () => {
  fc.assert(
    fc.property(words, fc.boolean(), (tools, assumed) => {
      const said = Object.values(tools);
      const expected = said.includes('denied') ? 'denied' : said.includes('pending') ? 'pending' : 'granted';
      expect(consentOf(undefined, tools, assumed)).toBe(expected);
    }),
  );
});
