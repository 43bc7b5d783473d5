// Dictionary: the words of a store, its own before the built-in ones, picked by what a decision draws.
import { localizedValues } from '../schema/locale.ts';
import { BUILT_IN } from './built-in.ts';
import { english } from './en.ts';
import { partBits, WORD_PARTS } from './words.ts';

type SomeWords = Readonly<Record<string, string>>;

/** The words that these parts (as bits) need, in the language of a locale; undefined when they need none. */
export type Dictionary = (locale: string, parts: number) => SomeWords | undefined;

/** Locales come from strangers: beyond this, words are picked but not kept. */
const MAX_KEPT = 200;

/** `own`: the words a store gives, per locale. Each falls back: the store's, ours, and both in English. */
export function dictionary(
  own: Readonly<Record<string, Readonly<Record<string, string | undefined>>>>,
): Dictionary {
  const kept = new Map<string, SomeWords>();
  return (locale, parts) => {
    if (parts === 0) return undefined;
    const key = `${parts} ${locale}`;
    const words = kept.get(key) ?? picked(wordsIn(locale, own), parts);
    if (kept.size < MAX_KEPT) kept.set(key, words);
    return words;
  };
}

function wordsIn(locale: string, own: Parameters<typeof dictionary>[0]): SomeWords {
  const fitting = [
    ...localizedValues(own, locale, locale),
    ...localizedValues(BUILT_IN, locale, locale),
    ...localizedValues(own, 'en', 'en'),
    english,
  ];
  return Object.assign({}, ...fitting.toReversed());
}

const picked = (words: SomeWords, parts: number): SomeWords =>
  Object.fromEntries(Object.entries(words).filter(([word]) => partBits(WORD_PARTS.get(word) ?? []) & parts));
