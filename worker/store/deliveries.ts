// Deliveries: news that is on its way to endpoints, one row for each endpoint until it was taken or given up.
import type { Deliveries, Delivery, DeliveryQuery } from '../../shared/schema/delivery.ts';
import type { WebhookEvent } from '../../shared/schema/endpoint.ts';
import { listeners, listeningEndpoints, wakeEndpoint } from './endpoints.ts';

// `next_at` is there while it is to be sent. `mailbox` and `visitor` say whose news it is, to erase it with them.
export const DELIVERY_TABLES = `
CREATE TABLE deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, endpoint TEXT NOT NULL, event TEXT NOT NULL,
  at INTEGER NOT NULL, payload TEXT NOT NULL, mailbox TEXT, visitor TEXT, state TEXT NOT NULL DEFAULT 'pending',
  attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER, last_at INTEGER, status INTEGER, fault TEXT);
CREATE INDEX deliveries_next ON deliveries (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX deliveries_mailbox ON deliveries (mailbox) WHERE mailbox IS NOT NULL;
CREATE INDEX deliveries_visitor ON deliveries (visitor) WHERE visitor IS NOT NULL;
`;

/** Each endpoint has its own queue; what ended is found by age. */
export const DELIVERY_QUEUES = `
DROP INDEX deliveries_next;
CREATE INDEX deliveries_next ON deliveries (endpoint, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX deliveries_ended ON deliveries (at) WHERE next_at IS NULL;
`;

/** After each attempt that failed, as Standard Webhooks suggests: five seconds to a day, three days in all. */
const DELAYS_MS = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400].map((s) => s * 1000);
const MOST_DELAY_MS = 86_400_000;
/** For whoever is sent to and does not answer before the object is evicted. */
const LEASE_MS = 60_000;
/** How long what was sent, or given up, can be seen and sent again. */
const KEPT_MS = 30 * 86_400_000;

/** Whose news it is. */
export type Subject = { readonly mailbox?: string; readonly visitor?: string | undefined };

/** A delivery that is to be sent now. */
export type Due = {
  readonly id: string;
  readonly endpoint: string;
  readonly payload: string;
  readonly attempts: number;
};

/** How a delivery ended; `waitMs`: how long the receiver wants to be left alone. */
export type Outcome =
  | { readonly taken: number }
  | { readonly gone: true }
  | { readonly status?: number; readonly fault?: string; readonly waitMs?: number };

/** Queues news for every endpoint that hears it; whether there was one. Call it in the transaction of what it tells. */
export function queueNews(
  sql: SqlStorage,
  event: WebhookEvent,
  data: object,
  { mailbox, visitor }: Subject,
  now: number,
): boolean {
  const heardBy = listeners(sql, event);
  if (heardBy.length === 0) return false;
  const payload = JSON.stringify({ type: event, timestamp: new Date(now).toISOString(), data });
  for (const endpoint of heardBy)
    sql.exec(
      `INSERT INTO deliveries (id, endpoint, event, at, payload, mailbox, visitor, next_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[newId(), endpoint, event, now, payload, mailbox ?? null, visitor ?? null, now],
    );
  return true;
}

const newId = (): string => `msg_${crypto.getRandomValues(new Uint8Array(16)).toHex()}`;

/** Takes what is due for each endpoint that is switched on and not at rest, up to `perEndpoint`, the longest due first:
 * nobody takes it again for a minute. */
export function takeDue(sql: SqlStorage, perEndpoint: number, now: number): Due[][] {
  const queues = listeningEndpoints(sql, now).map((endpoint) => [
    ...sql.exec<Due>(
      `UPDATE deliveries SET next_at = ? WHERE seq IN (
         SELECT seq FROM deliveries WHERE endpoint = ? AND next_at <= ? ORDER BY next_at LIMIT ?)
       RETURNING id, endpoint, payload, attempts`,
      ...[now + LEASE_MS, endpoint, now, perEndpoint],
    ),
  ]);
  return queues.filter(({ length }) => length > 0);
}

/** Gives back what was taken and not tried. */
export function release(sql: SqlStorage, { id }: Due, now: number): void {
  sql.exec(`UPDATE deliveries SET next_at = ? WHERE id = ? AND state = 'pending'`, now, id);
}

/** Keeps what became of a delivery: the end, or when it is tried again. */
export function settle(sql: SqlStorage, { id, attempts }: Due, outcome: Outcome, now: number): void {
  const keep = (state: Delivery['state'], nextAt: number | null, status?: number, fault?: string) =>
    sql.exec(
      `UPDATE deliveries SET state = ?, next_at = ?, attempts = ?, last_at = ?, status = ?, fault = ?
       WHERE id = ? AND state = 'pending'`,
      ...[state, nextAt, attempts + 1, now, status ?? null, fault ?? null, id],
    );
  if ('taken' in outcome) keep('delivered', null, outcome.taken);
  else if ('gone' in outcome) keep('given-up', null, 410);
  else {
    const delay = DELAYS_MS[attempts];
    const nextAt =
      delay === undefined ? null : now + Math.min(MOST_DELAY_MS, Math.max(delay, outcome.waitMs ?? 0));
    keep(nextAt === null ? 'given-up' : 'pending', nextAt, outcome.status, outcome.fault);
  }
}

/** Gives up what is still to be sent to an endpoint that is gone. */
export function giveUpOn(sql: SqlStorage, endpoint: string): void {
  sql.exec(
    `UPDATE deliveries SET state = 'given-up', next_at = NULL, fault = 'the endpoint is gone'
     WHERE endpoint = ? AND state = 'pending'`,
    endpoint,
  );
}

/** Removes deliveries to endpoints that are no more. */
export function dropUnaddressed(sql: SqlStorage): void {
  sql.exec('DELETE FROM deliveries WHERE endpoint NOT IN (SELECT id FROM endpoints)');
}

/** Removes what ended, or waits for an endpoint to be switched on, for too long. */
export function dropOldDeliveries(sql: SqlStorage, now: number): void {
  sql.exec('DELETE FROM deliveries WHERE next_at IS NULL AND at < ?', now - KEPT_MS);
  sql.exec(
    `DELETE FROM deliveries WHERE next_at IS NOT NULL AND at < ?
       AND endpoint IN (SELECT id FROM endpoints WHERE enabled = 0)`,
    now - KEPT_MS,
  );
}

/** When there is something to send, or to drop, next (ms); null for never. */
export function nextDeliveryAt(sql: SqlStorage): number | null {
  const earliest = (query: string): number => sql.exec<{ at: number | null }>(query).one().at ?? Infinity;
  const due = earliest(
    `SELECT min(max(e.rests_until,
       (SELECT min(next_at) FROM deliveries WHERE endpoint = e.id AND next_at IS NOT NULL))) AS at
     FROM endpoints AS e WHERE e.enabled = 1`,
  );
  const ended = earliest('SELECT min(at) AS at FROM deliveries WHERE next_at IS NULL');
  const waiting = earliest(
    `SELECT min((SELECT min(at) FROM deliveries WHERE endpoint = e.id AND next_at IS NOT NULL)) AS at
     FROM endpoints AS e WHERE e.enabled = 0`,
  );
  const next = Math.min(due, ended + KEPT_MS, waiting + KEPT_MS);
  return Number.isFinite(next) ? next : null;
}

/** Has a delivery sent again, from the beginning; false when there is none of that id. */
export function redeliver(sql: SqlStorage, id: string, now: number): boolean {
  const [found] = [
    ...sql.exec<{ endpoint: string }>(
      `UPDATE deliveries SET state = 'pending', attempts = 0, next_at = ? WHERE id = ? RETURNING endpoint`,
      now,
      id,
    ),
  ];
  if (found) wakeEndpoint(sql, found.endpoint);
  return found !== undefined;
}

type Row = Omit<Due, 'payload'> & {
  readonly seq: number;
  readonly event: WebhookEvent;
  readonly state: Delivery['state'];
  readonly at: number;
  readonly next_at: number | null;
  readonly last_at: number | null;
  readonly status: number | null;
  readonly fault: string | null;
};

/** One page of deliveries, newest first. */
export function deliveryPage(sql: SqlStorage, asked: DeliveryQuery): Deliveries {
  const { before, limit, state, endpoint, event } = asked;
  const rows = sql.exec<Row>(
    `SELECT seq, id, endpoint, event, state, at, attempts, next_at, last_at, status, fault FROM deliveries
     WHERE seq < ?1 AND (?2 IS NULL OR state = ?2) AND (?3 IS NULL OR endpoint = ?3) AND (?4 IS NULL OR event = ?4)
     ORDER BY seq DESC LIMIT ?5`,
    ...[before, state ?? null, endpoint ?? null, event ?? null, limit + 1],
  );
  const found = [...rows];
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const deliveries = shown.map(deliveryOf);
  return found.length > limit && last ? { deliveries, next: last.seq } : { deliveries };
}

const deliveryOf = ({ id, endpoint, event, state, at, attempts, ...row }: Row): Delivery => ({
  ...{ id, endpoint, event, state, at, attempts },
  ...(row.next_at !== null && { nextAt: row.next_at }),
  ...(row.last_at !== null && { lastAt: row.last_at }),
  ...(row.status !== null && { status: row.status }),
  ...(row.fault !== null && { fault: row.fault }),
});
