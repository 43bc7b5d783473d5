// Codes of who was not heard of for long: the code stays, for the shop's books; the browser, or the customer who never
// ordered, goes. Addresses go with their leads (inactive-people.ts).

const SILENT = `NOT EXISTS (SELECT 1 FROM order_lines AS l WHERE l.person = 'c:' || customer)`;
/** Codes that are looked at at once. */
const BITE = 5000;

type Last = { readonly id: number; readonly at: number };

/** Takes the names off codes that were given before `before` (ms); `pause` is awaited between bites. */
export async function namelessCodes(
  sql: SqlStorage,
  before: number,
  pause: () => Promise<unknown>,
): Promise<void> {
  let after = 0;
  for (;;) {
    const [last]: Last[] = [
      ...sql.exec<Last>(
        'SELECT id, at FROM issued_codes WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?',
        after,
        BITE,
      ),
    ];
    sql.exec(
      `UPDATE issued_codes SET visitor = NULL, customer = iif(${SILENT}, NULL, customer)
       WHERE id > ?1 AND (?2 IS NULL OR id <= ?2) AND at < ?3
         AND (visitor IS NOT NULL OR (customer IS NOT NULL AND ${SILENT}))`,
      ...[after, last?.id ?? null, before],
    );
    // Codes are given one after another.
    if (!last || last.at >= before) return;
    after = last.id;
    await pause();
  }
}
