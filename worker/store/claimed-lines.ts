// Lines that were stored under another name of a product, moved to the product once it is imported.

import { jsonPieces } from './json-pieces.ts';
import { peopleOf } from './mailboxes.ts';
import { IMPORTED, mark } from './outbox.ts';
import { claimedNames, type Named } from './product-aliases.ts';

/** People whose lines are moved at once. */
const PEOPLE = 200;

type Key = {
  readonly person: string;
  readonly order_id: string;
  readonly product: string;
  readonly variant: string;
  readonly price_minor: number;
  readonly position: number;
};

/** Moves every line whose name a product claims by now; `pause` is awaited between bites. Whether there were any. */
export async function moveClaimedLines(
  storage: DurableObjectStorage,
  pause: () => Promise<unknown>,
): Promise<boolean> {
  const { sql } = storage;
  const named = claimedNames(sql);
  if (named.size === 0) return false;
  const people = peopleWith(sql, [...named.keys()]);
  for (let i = 0; i < people.length; i += PEOPLE) {
    storage.transactionSync(() => moveLinesOf(sql, people.slice(i, i + PEOPLE), named));
    await pause();
  }
  for (const json of jsonPieces([...named.keys()]))
    sql.exec('DELETE FROM products WHERE imported = 0 AND id IN (SELECT value FROM json_each(?))', json);
  return true;
}

function peopleWith(sql: SqlStorage, names: readonly string[]): string[] {
  const people = new Set<string>();
  for (const json of jsonPieces(names)) {
    const rows = sql.exec<{ person: string }>(
      'SELECT DISTINCT person FROM order_lines WHERE product IN (SELECT value FROM json_each(?))',
      json,
    );
    for (const { person } of rows) people.add(person);
  }
  return [...people];
}

function moveLinesOf(sql: SqlStorage, people: readonly string[], named: ReadonlyMap<string, Named>): void {
  const lines = sql.exec<Key>(
    `SELECT l.person, l.order_id, l.product, l.variant, l.price_minor, l.position
     FROM json_each(?) AS wanted CROSS JOIN order_lines AS l ON l.person = wanted.value
     ORDER BY l.person, l.order_id, l.product, l.variant, l.price_minor, l.position`,
    JSON.stringify(people),
  );
  const moved = [...lines].flatMap((line) => {
    const to = named.get(line.product);
    return to ? [{ line, to }] : [];
  });
  for (const { line, to } of moved) moveLine(sql, line, to);
  const orders = [...new Set(moved.map(({ line }) => line.order_id))];
  const visitors = sql.exec<{ visitor: string }>(
    `SELECT DISTINCT o.visitor FROM json_each(?) AS wanted CROSS JOIN orders AS o ON o.id = wanted.value
     WHERE o.visitor IS NOT NULL`,
    JSON.stringify(orders),
  );
  const browsers = [...visitors].map(({ visitor }) => `v:${visitor}`);
  mark(sql, new Set([...peopleOf(sql, new Set(people)), ...browsers]), IMPORTED);
}

/** Moves one line; where an equal one is already, it takes the next position. */
function moveLine(sql: SqlStorage, line: Key, to: Named): void {
  const variant = line.variant || to.variant;
  const keys = [line.person, line.order_id, to.product, variant, line.price_minor] as const;
  const taken = new Set(
    [
      ...sql.exec<{ position: number }>(
        `SELECT position FROM order_lines WHERE person = ? AND order_id = ? AND product = ? AND variant = ?
           AND price_minor = ?`,
        ...keys,
      ),
    ].map(({ position }) => position),
  );
  let { position } = line;
  while (taken.has(position)) position++;
  sql.exec(
    `UPDATE order_lines SET product = ?, variant = ?, position = ? WHERE person = ? AND order_id = ? AND product = ?
       AND variant = ? AND price_minor = ? AND position = ?`,
    ...[to.product, variant, position, line.person, line.order_id, line.product],
    ...[line.variant, line.price_minor, line.position],
  );
}
