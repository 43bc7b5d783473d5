// OrderShape: how an export whose rows are not one order line each becomes such rows.

/** A row of an order file under the names of its shape, with the line of the file it came from. */
export type OrderRow = { readonly line: number; readonly fields: readonly string[] };

/** Turns the rows of an export into order lines; `end` gives what waited for the rest of its order. */
export type OrderShape = {
  push(row: OrderRow): OrderRow[];
  end(): OrderRow[];
};

/** The header of shaped rows: names that columns.ts knows. */
export const SHAPED = [
  ...['order', 'at', 'updated at', 'status', 'currency', 'customer', 'email', 'visitor hash', 'codes'],
  ...['product', 'variant', 'title', 'quantity', 'unit price', 'line total'],
] as const;

/** A shaped row by name; what is not given is empty. */
export const shapedFields = (cells: Partial<Record<(typeof SHAPED)[number], string>>): string[] =>
  SHAPED.map((name) => cells[name] ?? '');

/** The cells of a row by plain column name. */
export type Cells = (name: string) => string;

/** Reads cells by the plain names of a header; of equal names the first counts. */
export function cellReader(names: readonly string[]): (fields: readonly string[]) => Cells {
  const at = new Map<string, number>();
  for (const [i, name] of names.entries()) if (!at.has(name)) at.set(name, i);
  return (fields) => (name) => fields[at.get(name) ?? -1]?.trim() ?? '';
}
