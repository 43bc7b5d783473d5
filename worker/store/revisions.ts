// Revisions: every config ever published, as it was written; and the live one as decisions read it.
import type { LiveConfig } from '../../shared/decide/live-config.ts';
import type { Revision } from '../../shared/schema/publishing.ts';
import type { PublishedConfig, SealedSecret } from '../read/records.ts';
import type { Actor } from './api/actor.ts';
import type { PutConfig } from './api/control.ts';
import { keepDesigns } from './designs.ts';
import { platformSecrets } from './platform-secrets.ts';

// The compiled form has its own row: with the document it could pass SQLite's 2 MB per row.
export const REVISION_TABLES = `
CREATE TABLE revisions (
  revision INTEGER PRIMARY KEY, document TEXT NOT NULL, etag TEXT NOT NULL,
  at INTEGER NOT NULL, by TEXT NOT NULL, restored_from INTEGER);
CREATE TABLE live_config (
  one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL, etag TEXT NOT NULL, live TEXT NOT NULL);
CREATE TABLE identity_secrets (sealed TEXT PRIMARY KEY, at INTEGER NOT NULL, until INTEGER) WITHOUT ROWID;
`;

/** How long the identity secret before the last one still verifies. */
const OLD_SECRET_MS = 86_400_000;

type Row = {
  readonly revision: number;
  readonly etag: string;
  readonly at: number;
  readonly by: string;
  readonly restored_from: number | null;
};

/** Number and entity tag of the live revision, or null when the store does not exist. */
export function liveRevision(sql: SqlStorage): { revision: number; etag: string } | null {
  return first(sql.exec<{ revision: number; etag: string }>('SELECT revision, etag FROM live_config'));
}

/** The document of a revision exactly as it was put, with its entity tag. */
export function documentOf(sql: SqlStorage, revision: number): { document: string; etag: string } | null {
  return first(
    sql.exec<{ document: string; etag: string }>(
      'SELECT document, etag FROM revisions WHERE revision = ?',
      revision,
    ),
  );
}

/** Adds a revision and makes it the live one. The caller has compared entity tags in the same turn. */
export function addRevision(
  sql: SqlStorage,
  put: Pick<PutConfig, 'document' | 'live' | 'restoredFrom'> & { readonly etag: string },
  actor: Actor,
  now: number,
): number {
  const revision = (liveRevision(sql)?.revision ?? 0) + 1;
  sql.exec(
    'INSERT INTO revisions (revision, document, etag, at, by, restored_from) VALUES (?, ?, ?, ?, ?, ?)',
    revision,
    put.document,
    put.etag,
    now,
    actor.keyId,
    put.restoredFrom ?? null,
  );
  sql.exec(
    `INSERT INTO live_config (one, revision, etag, live) VALUES (1, ?, ?, ?)
     ON CONFLICT DO UPDATE SET revision = excluded.revision, etag = excluded.etag, live = excluded.live`,
    revision,
    put.etag,
    JSON.stringify(put.live),
  );
  keepDesigns(sql, revision, put.live);
  return revision;
}

/** At most `limit` revisions before the number `before`, newest first. */
export function revisionList(sql: SqlStorage, before: number, limit: number): Revision[] {
  const rows = sql.exec<Row>(
    `SELECT revision, etag, at, by, restored_from FROM revisions WHERE revision < ? ORDER BY revision DESC LIMIT ?`,
    before,
    limit,
  );
  return [...rows].map(({ restored_from: restoredFrom, ...row }) => {
    // An entity tag is `{revision}-{hash}`.
    const revision = { ...row, hash: row.etag.slice(row.etag.indexOf('-') + 1) };
    return restoredFrom === null ? revision : { ...revision, restoredFrom };
  });
}

/** The live config as the Durable Object's own jobs read it. */
export function liveConfigOf(sql: SqlStorage): LiveConfig | null {
  const row = first(sql.exec<{ live: string }>('SELECT live FROM live_config'));
  return row && JSON.parse(row.live);
}

/** The value of `config:{store}`, or null when the store does not exist. */
export function publishedConfig(sql: SqlStorage, store: string, now: number): PublishedConfig | null {
  const row = first(
    sql.exec<{ revision: number; etag: string; live: string }>(
      'SELECT revision, etag, live FROM live_config',
    ),
  );
  if (!row) return null;
  const { revision, etag } = row;
  return {
    store,
    revision,
    etag,
    live: JSON.parse(row.live),
    secrets: { identity: identitySecrets(sql, now), ...platformSecrets(sql, now) },
  };
}

/** Makes a sealed secret the current one; the one before stays valid for a day, older ones end now. */
export function rotateIdentity(sql: SqlStorage, sealed: string, now: number): void {
  sql.exec('DELETE FROM identity_secrets WHERE until IS NOT NULL');
  sql.exec('UPDATE identity_secrets SET until = ?', now + OLD_SECRET_MS);
  sql.exec('INSERT INTO identity_secrets (sealed, at) VALUES (?, ?)', sealed, now);
}

function identitySecrets(sql: SqlStorage, now: number): SealedSecret[] {
  const rows = sql.exec<{ sealed: string; until: number | null }>(
    'SELECT sealed, until FROM identity_secrets WHERE until IS NULL OR until > ? ORDER BY at DESC',
    now,
  );
  return [...rows].map(({ sealed, until }) => (until === null ? { sealed } : { sealed, until }));
}

function first<T>(rows: Iterable<T>): T | null {
  for (const row of rows) return row;
  return null;
}
