// Flat records by the meaning of their names: a CSV under its header, JSON objects under their keys.
import { type Columns, columnsOf } from './columns.ts';
import { isRecord } from './plain-record.ts';

/** Thrown when a file cannot be read for want of a column: what is missing, what there is. */
export class MissingColumns extends Error {}

/** A table of header names, and which fields a file must have one of. */
export type FieldTable<Field extends string> = {
  readonly names: Readonly<Record<Field, readonly string[]>>;
  readonly required: readonly (readonly Field[])[];
};

/** Finds the columns of a header. Throws MissingColumns when a required one is not there. */
export function requiredColumns<Field extends string>(
  { names, required }: FieldTable<Field>,
  header: readonly string[],
): Columns<Field> {
  const columns = columnsOf(names, header);
  const missing = required.filter((choice) => !choice.some((field) => columns.has(field)));
  if (missing.length === 0) return columns;
  const wanted = missing.map((choice) => {
    const known = choice.flatMap((field) => names[field].slice(0, 3)).map((name) => `\`${name}\``);
    return `the ${choice.join(' or ')} (called ${known.join(', ')} or similar)`;
  });
  const found = header.slice(0, 50).map((name) => `\`${name.trim().slice(0, 40)}\``);
  throw new MissingColumns(
    `has no column for ${wanted.join(', nor for ')}; its columns are ${found.join(', ')}`,
  );
}

/** The cells of a flat JSON object as text, or null when a value is no plain one. */
export function cellsOf(value: Readonly<Record<string, unknown>>): string[] | null {
  const cells = Object.values(value).map((cell) => {
    if (Array.isArray(cell)) return cell.every((one) => typeof one === 'string') ? cell.join(',') : null;
    return isRecord(cell) ? null : cell === null ? '' : String(cell);
  });
  return cells.every((cell) => cell !== null) ? cells : null;
}
