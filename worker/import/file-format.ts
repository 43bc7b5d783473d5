// What an upload is: by its first characters; by its Content-Type where they leave it open.
import { CsvReader } from './csv-reader.ts';
import { FeedReader } from './feed-reader.ts';
import type { RecordReader } from './file-record.ts';
import { JsonLinesReader } from './json-lines-reader.ts';
import { JsonValuesReader } from './json-values-reader.ts';
import { WrappedListReader } from './wrapped-list-reader.ts';

const CSV_TYPES = /^(text|application)\/(csv|tab-separated-values)/i;
const LINES_TYPES = /^application\/(x-)?(ndjson|jsonl|json-lines|jsonlines)/i;
const JSON_TYPE = /^application\/json/i;

/** What the platforms wrap their lists in: `{"orders": [`. */
const WRAPPED = /^\s*\{\s*"(orders|products|customers)"\s*:\s*(?=\[)/;
/** Characters that tell an object from a list that is wrapped in one. */
const TELLING = 200;

/** The reader for a file that begins with this text, which holds something else than spaces; null: more is needed. */
export function readerFor(contentType: string, text: string, isAll: boolean): RecordReader | null {
  const first = text.trimStart()[0];
  if (first === '<') return new FeedReader();
  if (CSV_TYPES.test(contentType) && first !== '[' && first !== '{') return new CsvReader();
  if (first === '{' && text.length < TELLING && !isAll) return null;
  const [wrapping] = WRAPPED.exec(text) ?? [];
  if (wrapping !== undefined) return new WrappedListReader(wrapping.length);
  if (LINES_TYPES.test(contentType)) return new JsonLinesReader();
  if (first === '[') return new JsonValuesReader(true);
  if (first !== '{') return new CsvReader();
  return JSON_TYPE.test(contentType) ? new JsonValuesReader(false) : new JsonLinesReader();
}
