import { describe, expect, it } from 'vitest';
import { messageFaults } from '../schema/check/message-faults.ts';
import { piecesOf } from '../schema/message.ts';
import { BUILT_IN } from './built-in.ts';
import { english } from './en.ts';
import { WORD_PARTS, type Words } from './words.ts';

const fieldsOf = (said: string) => piecesOf(said).map(({ name }) => name);
const entries = (words: Words) => Object.entries(words);

describe.each(Object.entries(BUILT_IN))('the words in %s', (language, words) => {
  it('are all there, and each says something', () => {
    expect(Object.keys(words).toSorted()).toEqual([...WORD_PARTS.keys()].toSorted());
    for (const [word, said] of entries(words)) expect(said.trim(), word).toMatch(/./);
  });

  it('have the same fields as in English, and no fault', () => {
    const fields = new Map(entries(english).map(([word, said]) => [word, fieldsOf(said)]));
    for (const [word, said] of entries(words)) {
      expect(fieldsOf(said), word).toEqual(fields.get(word));
      expect(messageFaults(said, fields.get(word) ?? []), word).toEqual([]);
    }
  });

  it('have every plural form of the language, where they have one', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const piece of entries(words).flatMap(([, said]) => piecesOf(said)))
      if (piece.is === 'plural')
        expect(piece.forms.map(([form]) => form)).toEqual(expect.arrayContaining([...pluralCategories]));
  });
});

it('speaks nine languages, Arabic with all six plural forms', () => {
  expect(Object.keys(BUILT_IN)).toHaveLength(9);
  const [usual] = piecesOf(BUILT_IN.ar?.usual ?? '');
  expect(usual?.is === 'plural' && usual.forms).toHaveLength(6);
});
