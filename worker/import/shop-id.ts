// Ids as files hold them: trimmed text that can be printed.

const LONGEST = 128;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f]/;
const NOBODY: ReadonlySet<string> = new Set(['', '0', 'null', 'nan', 'none']);

/** Why a text cannot be an id, or null. */
export function idFault(name: string, id: string): string | null {
  if (id.length > LONGEST) return `has a ${name} longer than ${LONGEST} characters`;
  return UNPRINTABLE.test(id) || !id.isWellFormed()
    ? `has a ${name} with characters that cannot be printed`
    : null;
}

/** The customer id a cell holds, or '' for a guest: shops write 0, exports of spreadsheets `13085.0` or `nan`. */
export function customerIdOf(cell: string): string {
  // Shopify writes an apostrophe before ids, so that spreadsheets leave them alone.
  const text = cell.startsWith("'") ? cell.slice(1) : cell;
  const id = text.endsWith('.0') && /^\d+\.0$/.test(text) ? text.slice(0, -2) : text;
  return id.length < 5 && NOBODY.has(id.toLowerCase()) ? '' : id;
}
