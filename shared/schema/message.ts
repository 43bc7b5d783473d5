// Message: the grammar of texts, a small part of ICU's: {name}, and {name, plural, =0 {…} one {# piece} other {…}}.
// Nothing nests, and a brace that begins neither is text like any other.

/** `typed`: ICU knows such an argument, we do not. `broken`: a plural that does not end; the rest is not read. */
export type Piece =
  | { readonly is: 'field'; readonly name: string }
  | { readonly is: 'plural'; readonly name: string; readonly forms: readonly (readonly [string, string])[] }
  | { readonly is: 'typed'; readonly name: string; readonly type: string }
  | { readonly is: 'broken'; readonly name: string; readonly why: 'open' | 'nested' };

const ARGUMENT = /\{\s*([\p{L}\p{N}_]+)\s*(?:\}|,\s*(\w+)\s*(,?))/gu;
const FORM = /\s*(=\d+|\w+)\s*\{([^{}]*)([{}])/y;
const END = /\s*\}/y;

/** The fields and plurals of a text, in order. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  while (true) {
    ARGUMENT.lastIndex = from;
    const found = ARGUMENT.exec(text);
    if (!found) return pieces;
    const [, name = '', type, comma] = found;
    from = ARGUMENT.lastIndex;
    if (type === undefined) pieces.push({ is: 'field', name });
    else if (type !== 'plural' || !comma) pieces.push({ is: 'typed', name, type });
    else {
      const plural = pluralAt(text, from, name);
      pieces.push(plural.piece);
      if (plural.piece.is === 'broken') return pieces;
      from = plural.end;
    }
  }
}

/** The forms from `from` on, up to the brace that ends them. */
function pluralAt(text: string, from: number, name: string): { readonly piece: Piece; readonly end: number } {
  const forms: [string, string][] = [];
  let end = from;
  while (true) {
    FORM.lastIndex = end;
    const [, category = '', words = '', brace] = FORM.exec(text) ?? [];
    if (brace === '{') return { piece: { is: 'broken', name, why: 'nested' }, end };
    if (brace === undefined) break;
    forms.push([category, words]);
    end = FORM.lastIndex;
  }
  END.lastIndex = end;
  if (!END.test(text)) return { piece: { is: 'broken', name, why: 'open' }, end };
  return { piece: { is: 'plural', name, forms }, end: END.lastIndex };
}
