// Everybody's lines, some people at a time: what the fit streams through.
import type { HistoryLine } from '../../shared/segment/profile.ts';
import type { PersonLines } from './fit-pass.ts';
import { historyLine, LINE_FIELDS, type ProductNames, type StoredLine } from './history.ts';

/** About how many lines are read at once; the last person's are always read whole. */
const LINES_AT_ONCE = 10_000;

/** The people after `after`, in order, or an empty list after the last one. */
export function peopleAfter(sql: SqlStorage, names: ProductNames, after: string): PersonLines[] {
  const last = [
    ...sql.exec<{ person: string }>(
      'SELECT person FROM order_lines WHERE person > ? ORDER BY person LIMIT 1 OFFSET ?',
      after,
      LINES_AT_ONCE,
    ),
  ][0]?.person;
  const rows = sql.exec<StoredLine>(
    `SELECT ${LINE_FIELDS} FROM order_lines WHERE person > ? AND person <= ? ORDER BY person`,
    after,
    last ?? AFTER_ALL,
  );
  const people: { person: string; lines: HistoryLine[] }[] = [];
  for (const row of rows) {
    const current = people.at(-1);
    if (current?.person === row.person) current.lines.push(historyLine(row, names));
    else people.push({ person: row.person, lines: [historyLine(row, names)] });
  }
  return people;
}

/** Persons begin with `c:`, `e:` or `o:`. */
const AFTER_ALL = 'p';
