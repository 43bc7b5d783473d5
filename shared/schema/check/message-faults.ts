// What is wrong with the fields and plurals of a text, in words.
import { quoted } from '../fault.ts';
import { type Piece, piecesOf } from '../message.ts';
import { didYouMean } from '../nearest.ts';

const NUMBERS: readonly string[] = ['count', 'minutes'];
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const MAX_FAULTS = 10;

/** Sentences about a text that may have these fields; none when it is sound. */
export function messageFaults(text: string, fields: readonly string[]): string[] {
  return [
    ...piecesOf(text).flatMap((piece) => pieceFaults(piece, fields)),
    ...unclosedFaults(text, fields),
  ].slice(0, MAX_FAULTS);
}

/** A brace and a name, and no brace that closes before the next one opens; what has a type is a piece already. */
const UNCLOSED = /\{\s*([\p{L}\p{N}_]+)(?![\p{L}\p{N}_]|\s*,\s*\w|[^{]*\})/gu;

const unclosedFaults = (text: string, fields: readonly string[]): string[] =>
  [...text.matchAll(UNCLOSED)].flatMap(([, name = '']) =>
    fields.includes(name)
      ? [`the brace before \`${name}\` does not close; a field is like \`{${name}}\``]
      : [],
  );

function pieceFaults(piece: Piece, fields: readonly string[]): string[] {
  const { name } = piece;
  if (piece.is === 'typed' && !fields.includes(name)) return [];
  if (!fields.includes(name)) return [unknownField(name, fields)];
  switch (piece.is) {
    case 'field':
      return [];
    case 'typed':
      return [
        `a field is like \`{${name}}\` or \`{${name}, plural, other {…}}\`; there is no ${quoted(piece.type)} here`,
      ];
    case 'broken':
      return [
        piece.why === 'nested'
          ? `the plural of \`${name}\` has a brace inside a form; \`#\` stands for the number there`
          : `the plural of \`${name}\` does not end; it is like \`{${name}, plural, one {# piece} other {# pieces}}\``,
      ];
    case 'plural':
      return NUMBERS.includes(name)
        ? formFaults(
            name,
            piece.forms.map(([form]) => form),
          )
        : [`\`${name}\` is no number, so it has no plural; ${NUMBERS.map(quoted).join(' and ')} have`];
  }
}

function unknownField(name: string, fields: readonly string[]): string {
  const known = fields.length === 0 ? '; there is none here' : `; there is ${fields.join(', ')}`;
  return `unknown field ${quoted(`{${name}}`)}${didYouMean(name, fields) || known}`;
}

function formFaults(name: string, forms: readonly string[]): string[] {
  const faults = forms.flatMap((form, i) => {
    if (forms.indexOf(form) < i) return [`the plural of \`${name}\` has ${quoted(form)} twice`];
    if (form.startsWith('=') || FORMS.includes(form)) return [];
    const known = didYouMean(form, FORMS) || `; there is ${FORMS.join(', ')}, or a number like \`=0\``;
    return [`unknown plural form ${quoted(form)}${known}`];
  });
  if (forms.includes('other')) return faults;
  return [
    ...faults,
    `the plural of \`${name}\` needs \`other {…}\`, for numbers without a form of their own`,
  ];
}
