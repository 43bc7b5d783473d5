// What an upload is: by its Content-Type where that says it, else by its first character.
import { CsvReader } from './csv-reader.ts';
import type { RecordReader } from './file-record.ts';
import { JsonLinesReader } from './json-lines-reader.ts';
import { JsonValuesReader } from './json-values-reader.ts';

const CSV_TYPES = /^(text|application)\/(csv|tab-separated-values)/i;
const LINES_TYPES = /^application\/(x-)?(ndjson|jsonl|json-lines|jsonlines)/i;
const JSON_TYPE = /^application\/json/i;

/** The reader for a file that begins with this text, which holds something else than spaces. */
export function readerFor(contentType: string, text: string): RecordReader {
  const first = text.trimStart()[0];
  if (CSV_TYPES.test(contentType)) return new CsvReader();
  if (LINES_TYPES.test(contentType)) return new JsonLinesReader();
  if (first === '[') return new JsonValuesReader(true);
  if (first !== '{') return new CsvReader();
  return JSON_TYPE.test(contentType) ? new JsonValuesReader(false) : new JsonLinesReader();
}
