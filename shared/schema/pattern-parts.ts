// The parts of a regular expression, as far as they matter for how long it can take.

/** Which of the 128 ASCII characters, and (last) whether any other. */
export type CharSet = Uint8Array;

export type Part =
  | { readonly kind: 'char'; readonly set: CharSet }
  /** `$`: nothing can follow it. */
  | { readonly kind: 'end' }
  /** `^`, `\b` and the like. */
  | { readonly kind: 'edge'; readonly isStart: boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly options: readonly Part[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly min: number; readonly max: number };

const OTHERS = ['é', 'ж', '字', '\u2028', '\ud83d'];
const TOKEN =
  /^(?:\((?:\?(?:<[A-Za-z]\w*>|[:=!]|<[=!]))?|\[\^?(?:\\[\s\S]|[^\]\\])*\]|\\(?:c[A-Za-z]|x[\da-f]{2}|u[\da-f]{4}|[\s\S])|[\s\S])/i;
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/;

/** The parts of a valid pattern, or null when it looks ahead, behind or back at what was matched. */
export function partsOf(pattern: string): Part | null {
  const cursor = { rest: pattern };
  const part = choice(cursor);
  return part === null || cursor.rest !== '' ? null : part;
}

type Cursor = { rest: string };

function choice(cursor: Cursor): Part | null {
  const options: Part[] = [];
  do {
    const option = sequence(cursor);
    if (!option) return null;
    options.push(option);
  } while (take(cursor, /^\|/));
  const [only] = options;
  return options.length === 1 && only ? only : { kind: 'choice', options };
}

function sequence(cursor: Cursor): Part | null {
  const parts: Part[] = [];
  while (cursor.rest !== '' && !/^[|)]/.test(cursor.rest)) {
    const part = atom(cursor);
    if (!part) return null;
    parts.push(repeated(cursor, part));
  }
  return { kind: 'sequence', parts };
}

function atom(cursor: Cursor): Part | null {
  const token = take(cursor, TOKEN) ?? '';
  if (token.startsWith('(')) return /[=!]$/.test(token) ? null : group(cursor);
  if (token === '$') return { kind: 'end' };
  if (token === '^' || token === '\\b' || token === '\\B') return { kind: 'edge', isStart: token === '^' };
  return /^\\[1-9k]/.test(token) ? null : { kind: 'char', set: charSet(token) };
}

function group(cursor: Cursor): Part | null {
  if (cursor.rest.startsWith('?')) return null;
  const inner = choice(cursor);
  return take(cursor, /^\)/) ? inner : null;
}

function repeated(cursor: Cursor, part: Part): Part {
  const found = QUANTIFIER.exec(cursor.rest);
  if (!found) return part;
  cursor.rest = cursor.rest.slice(found[0].length);
  const [text, least, comma, most] = found;
  if (least !== undefined) {
    const max = comma === undefined ? Number(least) : most ? Number(most) : Number.POSITIVE_INFINITY;
    return { kind: 'repeat', part, min: Number(least), max };
  }
  const max = text.startsWith('?') ? 1 : Number.POSITIVE_INFINITY;
  return { kind: 'repeat', part, min: text.startsWith('+') ? 1 : 0, max };
}

function take(cursor: Cursor, token: RegExp): string | undefined {
  const found = token.exec(cursor.rest)?.[0];
  if (found !== undefined) cursor.rest = cursor.rest.slice(found.length);
  return found;
}

/** Asked of the engine itself, whatever the letter case. */
function charSet(token: string): CharSet {
  const one = new RegExp(`^${token.length === 1 && /[/{}\]]/.test(token) ? `\\${token}` : token}$`, 'i');
  const set = new Uint8Array(129);
  for (let code = 0; code < 128; code++) set[code] = one.test(String.fromCharCode(code)) ? 1 : 0;
  set[128] = /[^\0-\x7f]|\\[uxpPc]/.test(token) || OTHERS.some((other) => one.test(other)) ? 1 : 0;
  return set;
}
