// How new what a platform told is: webhooks arrive in any order, and an older telling never undoes a newer one.

export const VERSION_TABLES = `
CREATE TABLE told_versions (what TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE seen_deliveries (day INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (day, id)) WITHOUT ROWID;
`;

const DAY_MS = 86_400_000;
/** Platforms try again for hours; a day more than that is remembered. */
const DAYS = 3;

/** Whether what was so at `at` (ms) is at least as new as what is known; it then is what is known. */
export function isNewest(sql: SqlStorage, what: string, at: number): boolean {
  const [known] = sql.exec<{ at: number }>('SELECT at FROM told_versions WHERE what = ?', what);
  if (known && known.at > at) return false;
  if (known?.at !== at)
    sql.exec(
      'INSERT INTO told_versions (what, at) VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at',
      what,
      at,
    );
  return true;
}

/** What the consent of a customer, told alone, is known as. */
export const consentOf = (customer: string | undefined): string => `consent:${customer}`;

/** What was told of a customer, as it is known here. */
export function versionsOf(sql: SqlStorage, customer: string): string[] {
  const tags = `tag:${customer}:`;
  const rows = sql.exec<{ what: string }>(
    'SELECT what FROM told_versions WHERE what IN (?, ?) OR substr(what, 1, length(?)) = ?',
    `customer:${customer}`,
    consentOf(customer),
    tags,
    tags,
  );
  return [...rows].map(({ what }) => what);
}

/** Whether a delivery comes for the first time in three days. Only what carries no moment of its own needs it: an
 * order, a product and a customer are told apart by their own times, at no row. */
export function isFirstDelivery(sql: SqlStorage, id: string, now: number): boolean {
  const day = Math.floor(now / DAY_MS);
  sql.exec('DELETE FROM seen_deliveries WHERE day <= ?', day - DAYS);
  const seen = [
    ...sql.exec('SELECT 1 FROM seen_deliveries WHERE day >= ? AND id = ? LIMIT 1', day - DAYS, id),
  ];
  if (seen.length > 0) return false;
  sql.exec('INSERT INTO seen_deliveries (day, id) VALUES (?, ?)', day, id);
  return true;
}
