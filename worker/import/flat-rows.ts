// Flat records by the meaning of their names: a CSV under its header, JSON objects under their keys.
import { type Columns, columnsOf, plainName } from './columns.ts';
import { isRecord } from './plain-record.ts';

/** Thrown when a file cannot be read for its columns: what is missing or doubtful, what there is. */
export class MissingColumns extends Error {}

/** A table of header names, which fields a file must have one of, and names that could be several fields. */
export type FieldTable<Field extends string> = {
  readonly names: Readonly<Record<Field, readonly string[]>>;
  readonly required: readonly (readonly Field[])[];
  readonly doubtful?: Readonly<Record<string, readonly Field[]>>;
};

/** Finds the columns of a header. Throws MissingColumns when a required one is not there, or is there twice. */
export function requiredColumns<Field extends string>(
  table: FieldTable<Field>,
  header: readonly string[],
): Columns<Field> {
  const columns = columnsOf(table.names, header);
  const twice = twiceNamed(columns, header);
  if (twice !== null) throw new MissingColumns(twice);
  const missing = table.required.filter((choice) => !choice.some((field) => columns.has(field)));
  if (missing.length === 0) return columns;
  const wanted = missing.map((choice) => {
    const known = choice.flatMap((field) => table.names[field].slice(0, 3)).map((name) => `\`${name}\``);
    return `the ${choice.join(' or ')} (called ${known.join(', ')} or similar)`;
  });
  const found = header.slice(0, 50).map(shown);
  throw new MissingColumns(
    `has no column for ${wanted.join(', nor for ')}${doubts(table, missing.flat(), header)}; ` +
      `its columns are ${found.join(', ')}`,
  );
}

/** The names of the columns that are not read, the first fifty. */
export function ignoredColumns(header: readonly string[], read: ReadonlySet<number>): string[] {
  const ignored: string[] = [];
  for (const [i, name] of header.entries()) {
    if (ignored.length === 50) break;
    if (!read.has(i) && name.trim() !== '') ignored.push(name.trim().slice(0, 100));
  }
  return ignored;
}

/** What is wrong with a header that has the same name twice where only one can be meant, or null. */
function twiceNamed<Field extends string>(columns: Columns<Field>, header: readonly string[]): string | null {
  const names = header.map(plainName);
  for (const [field, at] of columns) {
    const other = names.indexOf(names[at] ?? '', at + 1);
    if (other < 0) continue;
    const both = `\`${shownName(header[at])}\` (column ${at + 1}) and \`${shownName(header[other])}\` (column ${other + 1})`;
    return `has two columns that could be the ${field}: ${both}; leave one, or give the other another name`;
  }
  return null;
}

function doubts<Field extends string>(
  { doubtful = {} }: FieldTable<Field>,
  missing: readonly Field[],
  header: readonly string[],
): string {
  const found = header.flatMap((name) => {
    const fields = doubtful[plainName(name)];
    if (!fields?.some((field) => missing.includes(field))) return [];
    return [
      `; ${shown(name)} could be the ${fields.join(' or the ')}: name it ${fields.map(shown).join(' or ')}`,
    ];
  });
  return found.slice(0, 5).join('');
}

const shownName = (name: string | undefined) => (name ?? '').trim().slice(0, 40);
const shown = (name: string) => `\`${shownName(name)}\``;

/** The cells of a flat JSON object as text, or null when a value is no plain one. */
export function cellsOf(value: Readonly<Record<string, unknown>>): string[] | null {
  const cells = Object.values(value).map((cell) => {
    if (Array.isArray(cell)) return cell.every((one) => typeof one === 'string') ? cell.join(',') : null;
    return isRecord(cell) ? null : cell === null ? '' : String(cell);
  });
  return cells.every((cell) => cell !== null) ? cells : null;
}
