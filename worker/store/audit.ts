// Audit: every change an admin makes, one row each, written in the transaction of the change itself.
import type { AuditAction, AuditDetails, AuditPage } from '../../shared/schema/audit.ts';
import type { Actor } from './api/actor.ts';

export const AUDIT_TABLES = `
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, by TEXT NOT NULL,
  action TEXT NOT NULL, details TEXT NOT NULL);
`;

/** More than a busy store does in years; what is older goes with each new entry. */
const KEPT = 50_000;

type Row = {
  readonly id: number;
  readonly at: number;
  readonly by: string;
  readonly action: AuditAction;
  readonly details: string;
};

/** Notes what was done. Call it in the turn of the change, so that neither is kept without the other. */
export function addAudit(
  sql: SqlStorage,
  actor: Actor,
  action: AuditAction,
  details: AuditDetails,
  now: number,
): void {
  const { id } = sql
    .exec<{ id: number }>(
      'INSERT INTO audit (at, by, action, details) VALUES (?, ?, ?, ?) RETURNING id',
      ...[now, actor.keyId, action, JSON.stringify(details)],
    )
    .one();
  sql.exec('DELETE FROM audit WHERE id <= ?', id - KEPT);
}

/** At most `limit` entries older than `before`, newest first. */
export function auditPage(sql: SqlStorage, before: number, limit: number): AuditPage {
  const rows = sql.exec<Row>(
    'SELECT id, at, by, action, details FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?',
    before,
    limit + 1,
  );
  const found = [...rows].map(({ details, ...row }) => ({ ...row, details: detailsOf(details) }));
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return found.length > limit && last ? { entries, next: last.id } : { entries };
}

const detailsOf = (text: string): AuditPage['entries'][number]['details'] => JSON.parse(text);
