// A record as it could be known at a moment. What text cannot tell of it, since JSON may give times as numbers.
import type { ReadRecord } from '../../import/importer.ts';
import type { MomentReader } from '../../import/moment.ts';
import { isRecord } from '../../import/plain-record.ts';

/** The record as of `at` (ms), or null for one of later. An order that was changed later keeps what it holds, without the
 * time of that change, which an import would take for an order of the future. */
export function pastRecord(record: ReadRecord, at: number, moments: MomentReader): ReadRecord | null {
  if (!('value' in record) || !isRecord(record.value)) return record;
  const { updatedAt, ...rest } = record.value;
  if (typeof rest.at === 'number' && rest.at >= at) return null;
  const changed = typeof updatedAt === 'string' ? moments.read(updatedAt) : { at: Number(updatedAt ?? 0) };
  return 'at' in changed && changed.at >= at ? { line: record.line, value: rest } : record;
}
