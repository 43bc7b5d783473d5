// Single cells of a record as the file spells them, before an import brings them into its form.
import { columnsOf, FIELDS, type OrderField } from '../../import/columns.ts';
import type { ReadRecord } from '../../import/importer.ts';
import { isRecord, textOf } from '../../import/plain-record.ts';

export type Cell = (field: OrderField) => string;

/** Reads cells of the records under this header; '' for what a record does not have. */
export function rawCells(header: readonly string[]): (record: ReadRecord) => Cell {
  const columns = columnsOf(FIELDS.orders, header);
  return (record) => {
    if ('fields' in record) return (field) => record.fields[columns.get(field) ?? -1]?.trim() ?? '';
    const { value } = record;
    return (field) => (isRecord(value) ? (textOf(value[field]) ?? '') : '');
  };
}
