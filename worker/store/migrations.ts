// The numbered migrations of a store's SQLite: one entry per table family, run once, in this order.
// A family adds entries at the end; an entry that was released is never changed.
import { AUDIT_TABLES } from './audit.ts';
import { CAMPAIGN_DAY_TABLES } from './campaign-days.ts';
import { CAP_TABLES } from './caps.ts';
import { POOL_COUNTS, POOL_TABLES } from './code-pools.ts';
import { LINKED_BY_CODE } from './conversions.ts';
import { CUSTOMER_TABLES } from './customers.ts';
import { DATA_REQUEST_TABLES } from './data-requests.ts';
import { DELETED_TABLES } from './deleted-orders.ts';
import { DELIVERY_QUEUES, DELIVERY_TABLES } from './deliveries.ts';
import { DESIGN_TABLES } from './designs.ts';
import { ENDPOINT_RESTS, ENDPOINT_TABLES } from './endpoints.ts';
import { ERASED_TABLES } from './erased.ts';
import { COUNTED_BEFORE, EVENT_TABLES } from './events.ts';
import { EXPOSURE_TABLES } from './exposures.ts';
import { FIT_REST, FIT_TABLES } from './fitted.ts';
import { ISSUED_LINKS, ISSUED_TABLES } from './issued-codes.ts';
import { JOBS_AGAIN, JOBS_TABLES } from './jobs.ts';
import { KEY_NAMES, KEY_TABLES } from './keys.ts';
import { LEAD_CART, LEAD_CONFIRMATION, LEAD_INDEX, LEAD_TABLES } from './leads.ts';
import { MAILBOX_INDEX, MAILBOX_PROOF, MAILBOX_TABLES } from './mailboxes.ts';
import { MERGED_TABLES } from './merged-customers.ts';
import { ORDER_CODE_TABLES } from './order-codes.ts';
import { REFUND_TABLES } from './order-refunds.ts';
import { ORDER_CODES, ORDER_RANKS, ORDER_TABLES } from './order-rows.ts';
import { OUTBOX_BY_RANK, OUTBOX_TABLES } from './outbox.ts';
import { PLATFORM_SECRET_TABLES } from './platform-secrets.ts';
import { ALIAS_TABLES } from './product-aliases.ts';
import { PRODUCT_COSTS, PRODUCT_TABLES, PRODUCT_TIMES } from './products.ts';
import { PUBLISHED_TABLES } from './publish.ts';
import { DRAWN_TABLES, REDEEMED_TABLES } from './redeemed-codes.ts';
import { EMPTY_TOLD, REDEMPTION_TABLES } from './redemptions.ts';
import { REPORT_TABLES } from './reports.ts';
import { REVISION_TABLES } from './revisions.ts';
import { SAMPLE_TABLES } from './samples.ts';
import { VERSION_TABLES } from './versions.ts';
import { VISITOR_TABLES } from './visitors.ts';

type Migration = { readonly name: string; readonly sql: string };

const MIGRATIONS: readonly Migration[] = [
  { name: 'jobs-1', sql: JOBS_TABLES },
  { name: 'revisions-1', sql: REVISION_TABLES },
  { name: 'keys-1', sql: KEY_TABLES },
  { name: 'codes-1', sql: POOL_TABLES + ISSUED_TABLES },
  { name: 'leads-1', sql: LEAD_TABLES },
  { name: 'events-1', sql: EVENT_TABLES },
  { name: 'outbox-1', sql: OUTBOX_TABLES },
  { name: 'published-1', sql: PUBLISHED_TABLES },
  { name: 'orders-1', sql: ORDER_TABLES },
  { name: 'products-1', sql: PRODUCT_TABLES },
  { name: 'customers-1', sql: CUSTOMER_TABLES },
  { name: 'mailboxes-1', sql: MAILBOX_TABLES },
  { name: 'fits-1', sql: FIT_TABLES },
  { name: 'visitors-1', sql: VISITOR_TABLES },
  { name: 'leads-2', sql: LEAD_CART },
  { name: 'orders-2', sql: ORDER_CODES + REFUND_TABLES + DELETED_TABLES },
  { name: 'mailboxes-2', sql: MAILBOX_INDEX },
  { name: 'codes-2', sql: ISSUED_LINKS },
  { name: 'customers-2', sql: MERGED_TABLES + ERASED_TABLES },
  { name: 'platforms-1', sql: PLATFORM_SECRET_TABLES + VERSION_TABLES + DATA_REQUEST_TABLES },
  { name: 'reports-1', sql: REPORT_TABLES },
  { name: 'products-2', sql: ALIAS_TABLES },
  { name: 'outbox-2', sql: OUTBOX_BY_RANK },
  { name: 'audit-1', sql: AUDIT_TABLES },
  { name: 'mailboxes-3', sql: MAILBOX_PROOF },
  { name: 'fits-2', sql: FIT_REST },
  { name: 'endpoints-1', sql: ENDPOINT_TABLES + DELIVERY_TABLES },
  { name: 'results-1', sql: CAMPAIGN_DAY_TABLES + DESIGN_TABLES + EXPOSURE_TABLES + COUNTED_BEFORE },
  { name: 'results-2', sql: LINKED_BY_CODE + PRODUCT_COSTS },
  { name: 'keys-2', sql: KEY_NAMES },
  { name: 'leads-3', sql: LEAD_CONFIRMATION + CAP_TABLES },
  { name: 'samples-1', sql: SAMPLE_TABLES },
  { name: 'codes-3', sql: POOL_COUNTS + ORDER_CODE_TABLES + REDEMPTION_TABLES },
  { name: 'results-3', sql: REDEEMED_TABLES },
  { name: 'leads-4', sql: LEAD_INDEX },
  { name: 'jobs-2', sql: JOBS_AGAIN },
  { name: 'endpoints-2', sql: DELIVERY_QUEUES + ENDPOINT_RESTS },
  { name: 'orders-3', sql: ORDER_RANKS },
  { name: 'products-3', sql: PRODUCT_TIMES },
  { name: 'codes-4', sql: EMPTY_TOLD },
  { name: 'results-4', sql: DRAWN_TABLES },
];

/** Brings the store's tables up to date; each migration runs once, in a transaction with its mark. */
export function migrate(storage: DurableObjectStorage): void {
  const { sql } = storage;
  sql.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) WITHOUT ROWID');
  const done = new Set([...sql.exec<{ name: string }>('SELECT name FROM migrations')].map((row) => row.name));
  for (const { name, sql: statements } of MIGRATIONS) {
    if (done.has(name)) continue;
    storage.transactionSync(() => {
      sql.exec(statements);
      sql.exec('INSERT INTO migrations (name) VALUES (?)', name);
    });
  }
}
