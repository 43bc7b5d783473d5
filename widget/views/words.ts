// Words: the campaign's texts and those of the interface, with what stands in braces filled in.
import type { Word } from '../../shared/words/words.ts';

export type Values = Readonly<Record<string, string | number | undefined>>;

/** A word of the interface; one that the answer does not bring shows its name. */
export type Say = (word: Word, values?: Values) => string;

export const sayer =
  (words: Readonly<Record<string, string>> = {}, locale?: string): Say =>
  (word, values) =>
    fill(words[word] ?? word, values, locale);

/** `{name}`, or `{name, plural, =0 {…} one {# item} other {# items}}`. */
const FIELD = /\{\s*(\w+)\s*(,\s*plural\s*,(?:[^{}]|\{[^{}]*\})*)?\}/g;
/** Embeddings and overrides of the direction turn around what follows them, and no word needs them. */
const TURNS = /[\u202a-\u202e]/g;

/** Text with its fields filled in, numbers as the locale writes them; one without a value leaves no gap. */
export function fill(text = '', values: Values = {}, locale?: string): string {
  const field = (_: string, name: string, forms?: string): string => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return '';
    const said = value.toLocaleString(locale);
    return forms ? pluralOf(forms, Number(value), locale).replaceAll('#', () => said) : said;
  };
  return text.replace(FIELD, field).replace(TURNS, '').replace(/ +/g, ' ').trim();
}

/** The form for exactly that number, else that of its plural category, else the one for all others. */
function pluralOf(forms: string, count: number, locale?: string): string {
  for (const form of [`=${count}`, new Intl.PluralRules(locale).select(count), 'other']) {
    const found = new RegExp(`[\\s,}]${form}\\s*{([^}]*)}`).exec(forms);
    if (found?.[1] !== undefined) return found[1];
  }
  return '';
}
