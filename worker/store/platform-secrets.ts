// Secrets with which shop platforms sign their webhooks, and that of Turnstile: the current one of each, and for a day the
// one before.
import type { SealedSecret, SecretOwner } from '../read/records.ts';

export const PLATFORM_SECRET_TABLES = `
CREATE TABLE platform_secrets (
  platform TEXT NOT NULL, sealed TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER,
  PRIMARY KEY (platform, sealed)) WITHOUT ROWID;
`;

/** How long the secret before the last one still verifies: longer than any platform tries a delivery again. */
const OLD_SECRET_MS = 86_400_000;

type Row = { readonly platform: SecretOwner; readonly sealed: string; readonly until: number | null };

/** Makes a sealed secret the current one; the one before stays valid for a day (with `only`, it ends now). */
export function putPlatformSecret(
  sql: SqlStorage,
  platform: SecretOwner,
  sealed: string,
  only: boolean,
  now: number,
): void {
  const others = only ? '' : 'AND until IS NOT NULL';
  sql.exec(`DELETE FROM platform_secrets WHERE platform = ? ${others}`, platform);
  sql.exec('UPDATE platform_secrets SET until = ? WHERE platform = ?', now + OLD_SECRET_MS, platform);
  sql.exec('INSERT INTO platform_secrets (platform, sealed, at) VALUES (?, ?, ?)', platform, sealed, now);
}

/** The secret of a platform that was put last. */
export function currentSecret(sql: SqlStorage, platform: SecretOwner): string | undefined {
  const rows = sql.exec<{ sealed: string }>(
    'SELECT sealed FROM platform_secrets WHERE platform = ? AND until IS NULL',
    platform,
  );
  return [...rows][0]?.sealed;
}

/** The secrets that verify now, by platform, the newest first. */
export function platformSecrets(
  sql: SqlStorage,
  now: number,
): { readonly [P in SecretOwner]?: readonly SealedSecret[] } {
  const rows = sql.exec<Row>(
    `SELECT platform, sealed, until FROM platform_secrets WHERE until IS NULL OR until > ? ORDER BY at DESC, until`,
    now,
  );
  const secrets: { [P in SecretOwner]?: SealedSecret[] } = {};
  for (const { platform, sealed, until } of rows) {
    const one = until === null ? { sealed } : { sealed, until };
    secrets[platform] = [...(secrets[platform] ?? []), one];
  }
  return secrets;
}
