// How much a store holds, and how much of it is still on its way to decisions.
import type { StoreStatus } from './api.ts';
import { pendingJobs } from './jobs.ts';
import { orderCount } from './order-rows.ts';
import { markCount } from './outbox.ts';
import { productCount } from './products.ts';
import { publishedCustomers } from './publish.ts';
import { liveRevision } from './revisions.ts';

/** The status of a store, or null when it does not exist. */
export function statusOf(sql: SqlStorage, now: number): StoreStatus | null {
  const live = liveRevision(sql);
  return (
    live && {
      revision: live.revision,
      orders: orderCount(sql),
      customers: publishedCustomers(sql),
      products: productCount(sql),
      pendingProfiles: markCount(sql),
      pendingJobs: pendingJobs(sql, now),
    }
  );
}
