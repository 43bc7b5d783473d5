// Endpoints: where this store's news is sent, and the secrets it is signed with.
import type { Endpoint, NewEndpoint, WebhookEvent } from '../../shared/schema/endpoint.ts';
import { seal } from '../secret/seal.ts';
import { newWebhookSecret } from '../secret/webhook-secret.ts';
import type { Home } from './publishing.ts';

// `events` is a JSON list; `disabled` says why it was switched off by itself.
export const ENDPOINT_TABLES = `
CREATE TABLE endpoints (
  id TEXT PRIMARY KEY, url TEXT NOT NULL, events TEXT NOT NULL, enabled INTEGER NOT NULL, disabled TEXT,
  sealed TEXT NOT NULL, old_sealed TEXT, old_until INTEGER, at INTEGER NOT NULL) WITHOUT ROWID;
`;

/** `failures`: attempts in a row that were not taken. */
export const ENDPOINT_RESTS = `
ALTER TABLE endpoints ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE endpoints ADD COLUMN rests_until INTEGER NOT NULL DEFAULT 0;
`;

/** After the first attempt in a row that failed, and after each further one. */
const SHORT_REST_MS = 5000;
const LONG_REST_MS = 300_000;

/** How long the secret before the last one still signs: receivers take it over one after another. */
const OLD_SECRET_MS = 86_400_000;

type Row = {
  readonly id: string;
  readonly url: string;
  readonly events: string;
  readonly enabled: number;
  readonly disabled: string | null;
  readonly sealed: string;
  readonly old_sealed: string | null;
  readonly old_until: number | null;
  readonly at: number;
};

/** A secret as it is kept and as its holder sees it. */
type Secret = { readonly text: string; readonly sealed: string };

/** A secret for each endpoint that may need one; sealing has to be done before a transaction begins. */
export async function freshSecrets(
  { rootKey, store }: Pick<Home, 'rootKey' | 'store'>,
  wanted: readonly NewEndpoint[],
): Promise<ReadonlyMap<string, Secret>> {
  const made = wanted.map(async ({ id }): Promise<[string, Secret]> => {
    const text = newWebhookSecret();
    return [id, { text, sealed: await seal(rootKey, store, text) }];
  });
  return new Map(await Promise.all(made));
}

/** Makes these all the endpoints there are; those that are new or rotated come with their secret, shown this once. */
export function putEndpoints(
  sql: SqlStorage,
  wanted: readonly NewEndpoint[],
  secrets: ReadonlyMap<string, Secret>,
  now: number,
): Endpoint[] {
  const known = new Set(rowsOf(sql).map(({ id }) => id));
  const kept = JSON.stringify(wanted.map(({ id }) => id));
  sql.exec('DELETE FROM endpoints WHERE id NOT IN (SELECT value FROM json_each(?))', kept);
  const shown = new Map<string, string>();
  for (const { id, url, events, enabled, rotate } of wanted) {
    const secret = secrets.get(id);
    if (!secret) continue;
    if (rotate || !known.has(id)) shown.set(id, secret.text);
    if (rotate)
      sql.exec(
        'UPDATE endpoints SET old_sealed = sealed, old_until = ?, sealed = ? WHERE id = ?',
        ...[now + OLD_SECRET_MS, secret.sealed, id],
      );
    sql.exec(
      `INSERT INTO endpoints (id, url, events, enabled, sealed, at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET url = excluded.url, events = excluded.events, enabled = excluded.enabled,
         disabled = iif(excluded.enabled, NULL, disabled), failures = 0, rests_until = 0`,
      ...[id, url, JSON.stringify(events), enabled ? 1 : 0, secret.sealed, now],
    );
  }
  return endpointList(sql, now).map((one) => {
    const secret = shown.get(one.id);
    return secret === undefined ? one : { ...one, secret };
  });
}

/** Every endpoint, without its secret. */
export function endpointList(sql: SqlStorage, now: number): Endpoint[] {
  return rowsOf(sql).map(({ id, url, events, enabled, disabled, old_until: until, at }) => ({
    ...{ id, url, events: JSON.parse(events), enabled: enabled === 1, madeAt: at },
    ...(disabled !== null && { disabled }),
    ...(until !== null && until > now && { oldSecretUntil: until }),
  }));
}

/** The endpoints that hear of an event. */
export function listeners(sql: SqlStorage, event: WebhookEvent): string[] {
  const rows = sql.exec<{ id: string }>(
    'SELECT e.id FROM endpoints AS e, json_each(e.events) AS one WHERE e.enabled = 1 AND one.value = ?',
    event,
  );
  return [...rows].map(({ id }) => id);
}

/** The endpoints that are switched on and not at rest. */
export const listeningEndpoints = (sql: SqlStorage, now: number): string[] =>
  [...sql.exec<{ id: string }>('SELECT id FROM endpoints WHERE enabled = 1 AND rests_until <= ?', now)].map(
    ({ id }) => id,
  );

/** Lets an endpoint rest that did not take what it was sent, whatever else waits for it. */
export function restEndpoint(sql: SqlStorage, id: string, now: number): void {
  sql.exec(
    'UPDATE endpoints SET rests_until = ? + iif(failures = 0, ?, ?), failures = failures + 1 WHERE id = ?',
    ...[now, SHORT_REST_MS, LONG_REST_MS, id],
  );
}

/** An endpoint takes what it is sent, or is to be tried at once. */
export function wakeEndpoint(sql: SqlStorage, id: string): void {
  sql.exec('UPDATE endpoints SET rests_until = 0, failures = 0 WHERE id = ? AND failures > 0', id);
}

/** Where to send to an endpoint and the sealed secrets to sign with, the newest first; null for one that is gone. */
export function addressOf(
  sql: SqlStorage,
  id: string,
  now: number,
): { readonly url: string; readonly sealed: readonly string[] } | null {
  const row = rowsOf(sql).find((one) => one.id === id);
  if (!row) return null;
  const { url, sealed, old_sealed: old, old_until: until } = row;
  return { url, sealed: old !== null && (until ?? 0) > now ? [sealed, old] : [sealed] };
}

/** Switches an endpoint off, which says itself that it is gone. */
export function disableEndpoint(sql: SqlStorage, id: string, why: string): void {
  sql.exec('UPDATE endpoints SET enabled = 0, disabled = ? WHERE id = ?', why, id);
}

const rowsOf = (sql: SqlStorage): Row[] => [...sql.exec<Row>('SELECT * FROM endpoints ORDER BY id')];
