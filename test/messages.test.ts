// Texts: what checkConfig takes of a marketer is what views can fill, in every language.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageFaults } from '../shared/schema/check/message-faults.ts';
import { fill } from '../widget/views/words.ts';

type Part =
  | { readonly text: string }
  | { readonly field: string }
  | { readonly plural: string; readonly forms: Readonly<Record<string, string>> };

const FIELDS = ['product', 'count', 'minutes'];
const FORMS = ['=0', '=1', '=7', 'zero', 'one', 'two', 'few', 'many'];
const LOCALES = ['en', 'tr', 'it', 'ko', 'zh-Hans', 'de', 'fr', 'es', 'ar', 'ar-EG'];

const words = fc.stringMatching(/^[a-zé #,.!$&'=]{0,12}$/);
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ text: words }),
  fc.record({ field: fc.constantFrom(...FIELDS) }),
  fc.record({
    plural: fc.constantFrom('count', 'minutes'),
    forms: fc
      .record({ other: words, some: fc.dictionary(fc.constantFrom(...FORMS), words) })
      .map(({ other, some }) => ({ ...some, other })),
  }),
);
const values = fc.record({
  product: fc.constantFrom('Beans', '$& {count}'),
  count: fc.constantFrom(0, 1, 2, 3, 7, 11, 100, 1_000_000),
  minutes: fc.nat(10_000),
});
type Values = { product: string; count: number; minutes: number };

const printed = (parts: readonly Part[]): string =>
  parts
    .map((one) => {
      if ('text' in one) return one.text;
      if ('field' in one) return `{${one.field}}`;
      const forms = Object.entries(one.forms).map(([form, said]) => `${form} {${said}}`);
      return `{${one.plural}, plural, ${forms.join(' ')}}`;
    })
    .join('');

/** What a reader is to see, by the book. */
function read(parts: readonly Part[], given: Values, locale: string): string {
  const known = new Map<string, string | number>(Object.entries(given));
  const said = parts.map((one) => {
    if ('text' in one) return one.text;
    const value = known.get('field' in one ? one.field : one.plural) ?? '';
    if ('field' in one) return value.toLocaleString(locale);
    const category = new Intl.PluralRules(locale).select(Number(value));
    const form = one.forms[`=${value}`] ?? one.forms[category] ?? one.forms.other ?? '';
    return form.replaceAll('#', () => value.toLocaleString(locale));
  });
  return said.join('').replace(/ +/g, ' ').trim();
}

test('a text of fields and plurals is taken, and reads as it should', () => {
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 6 }),
      values,
      fc.constantFrom(...LOCALES),
      (parts, given, locale) => {
        const text = printed(parts);
        expect(messageFaults(text, FIELDS)).toEqual([]);
        expect(fill(text, given, locale)).toBe(read(parts, given, locale));
      },
    ),
    { numRuns: 2000 },
  );
});

test('of a text that is taken, no field and no plural is left to be read', () => {
  const pieces = fc.constantFrom(
    ...[
      '{',
      '}',
      ' ',
      'count',
      'product',
      ', plural,',
      'other',
      'one',
      '{#}',
      '{x y}',
      '=0',
      ',',
      '# pieces',
    ],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (some) => {
      const text = some.join('');
      if (messageFaults(text, FIELDS).length > 0) return;
      const said = fill(text, { product: 'P', count: 2, minutes: 3 }, 'en');
      expect(said).not.toMatch(/\{\s*(count|product|minutes)\s*(\}|,\s*plural)/);
    }),
    { numRuns: 5000 },
  );
});
