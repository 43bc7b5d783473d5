// Many rows in one statement, within SQLite's 2 MB per value: local runs do not hold us to it, production does.

/** A character takes at most three bytes of UTF-8. */
const CHARACTERS = 600_000;

/** The rows as JSON arrays, each short enough to be bound as one value; one array, as a rule. */
export function jsonPieces(rows: Iterable<unknown>): string[] {
  const pieces: string[] = [];
  let piece: string[] = [];
  let length = 0;
  for (const row of rows) {
    const json = JSON.stringify(row);
    if (length > 0 && length + json.length > CHARACTERS) {
      pieces.push(`[${piece.join()}]`);
      piece = [];
      length = 0;
    }
    piece.push(json);
    length += json.length + 1;
  }
  if (length > 0) pieces.push(`[${piece.join()}]`);
  return pieces;
}
