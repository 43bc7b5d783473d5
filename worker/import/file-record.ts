// FileRecord: one line of a CSV, one line of NDJSON or one element of a JSON array, before it means anything.

/** `line` is the 1-based line of the file (its header is line 1), or the 1-based index in a JSON array. */
export type FileRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly fault: string };

/** Turns text that arrives in blocks into records. */
export type RecordReader = {
  /** The records that are complete with this text. */
  push(text: string): FileRecord[];
  /** The records left when no more text comes. */
  end(): FileRecord[];
};

/** No record may be longer, in characters: memory stays bounded whatever is sent. */
export const LONGEST_RECORD = 1_000_000;
export const TOO_LONG = 'is longer than 1,000,000 characters';

/** The record a JSON text holds, or why it holds none. */
export function jsonRecord(line: number, text: string): FileRecord {
  try {
    return { line, value: JSON.parse(text) };
  } catch {
    return { line, fault: 'is not valid JSON' };
  }
}
