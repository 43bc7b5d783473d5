// Dictionary: the words of a store, its own before the built-in ones, picked by what a decision draws.
import { localizedValues } from '../schema/locale.ts';
import { BUILT_IN } from './built-in.ts';
import { english } from './en.ts';
import { PARTS, type Part, WORD_PARTS } from './words.ts';

type SomeWords = Readonly<Record<string, string>>;

/** The words that these parts need, in the language of a locale; undefined when they need none. */
export type Dictionary = (locale: string, parts: ReadonlySet<Part>) => SomeWords | undefined;

/** Locales come from strangers: beyond this, words are picked but not kept. */
const MAX_KEPT = 200;

/** `own`: the words a store gives, per locale. Each falls back: the store's, ours, and both in English. */
export function dictionary(
  own: Readonly<Record<string, Readonly<Record<string, string | undefined>>>>,
): Dictionary {
  const kept = new Map<string, SomeWords>();
  return (locale, parts) => {
    if (parts.size === 0) return undefined;
    const key = `${PARTS.reduce((bits, part, i) => bits | (parts.has(part) ? 1 << i : 0), 0)} ${locale}`;
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

const picked = (words: SomeWords, parts: ReadonlySet<Part>): SomeWords =>
  Object.fromEntries(
    Object.entries(words).filter(([word]) => WORD_PARTS.get(word)?.some((part) => parts.has(part))),
  );
