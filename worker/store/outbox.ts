// The outbox: whose profile is to be published. A mark stays until the profile it asks for is in KV.
import { jsonPieces } from './json-pieces.ts';

// `rank`: 0 just ordered, 1 imported, 2 failed before. `seq` moves when a marked person changes again, so that
// publishing what was read before that does not clear the mark.
export const OUTBOX_TABLES = `
CREATE TABLE outbox (person TEXT PRIMARY KEY, rank INTEGER NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID;
`;

/** By rank first: a round reads the marks it takes and no others, however many wait. Somebody who was imported and then
 * orders has a mark of each rank; the second finds nothing to put. */
export const OUTBOX_BY_RANK = `
ALTER TABLE outbox RENAME TO outbox_by_person;
CREATE TABLE outbox (
  person TEXT NOT NULL, rank INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (rank, person)) WITHOUT ROWID;
INSERT INTO outbox (person, rank, seq) SELECT person, rank, seq FROM outbox_by_person;
DROP TABLE outbox_by_person;
`;

export const LIVE = 0;
export const IMPORTED = 1;
export const FAILED = 2;

/** Asks for the profile of a customer (`c:` person) or of a browser (`v:` and hash). */
export type Mark = { readonly person: string; readonly rank: number; readonly seq: number };

/** Marks persons as changed. */
export function mark(sql: SqlStorage, persons: Iterable<string>, rank: number): void {
  for (const json of jsonPieces(persons))
    sql.exec(
      `INSERT INTO outbox (person, rank, seq) SELECT value, ?, 0 FROM json_each(?) WHERE true
       ON CONFLICT DO UPDATE SET seq = seq + 1`,
      rank,
      json,
    );
}

/** Up to `atMost` marks of rank `upTo` or better, the most urgent first. */
export function marked(sql: SqlStorage, upTo: number, atMost: number): Mark[] {
  return [
    ...sql.exec<Mark>(
      'SELECT person, rank, seq FROM outbox WHERE rank <= ? ORDER BY rank, person LIMIT ?',
      upTo,
      atMost,
    ),
  ];
}

/** Clears the marks that nothing happened to since they were read. */
export function clearMarks(sql: SqlStorage, marks: readonly Mark[]): void {
  sql.exec(
    `DELETE FROM outbox WHERE (rank, person, seq) IN
       (SELECT value ->> 'rank', value ->> 'person', value ->> 'seq' FROM json_each(?))`,
    JSON.stringify(marks),
  );
}

/** Lets others go first next time. */
export function demoteMarks(sql: SqlStorage, marks: readonly Mark[]): void {
  sql.exec(
    `UPDATE OR REPLACE outbox SET rank = ? WHERE rank < ? AND person IN (SELECT value ->> 'person' FROM json_each(?))`,
    FAILED,
    FAILED,
    JSON.stringify(marks),
  );
}

/** Whether any profile is still to be published. */
export const hasMarks = (sql: SqlStorage): boolean =>
  [...sql.exec('SELECT 1 FROM outbox LIMIT 1')].length > 0;

/** How many profiles are still to be published. */
export function markCount(sql: SqlStorage): number {
  return sql.exec<{ n: number }>('SELECT count(*) AS n FROM outbox').one().n;
}
