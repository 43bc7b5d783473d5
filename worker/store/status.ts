// How much a store holds, and how much of it is still on its way to decisions.
import type { StoreStatus } from './api/control.ts';
import { pendingJobs } from './jobs.ts';
import { orderCounts } from './order-rows.ts';
import { markCount } from './outbox.ts';
import { productCount } from './products.ts';
import { publishedCustomers } from './publish.ts';
import { liveRevision } from './revisions.ts';

/** The status of a store, or null when it does not exist. */
export function statusOf(sql: SqlStorage, now: number): StoreStatus | null {
  const live = liveRevision(sql);
  if (!live) return null;
  const { orders, linked } = orderCounts(sql);
  return {
    revision: live.revision,
    orders,
    ordersWithVisitor: linked,
    visitorShare: orders === 0 ? 0 : linked / orders,
    customers: publishedCustomers(sql),
    products: productCount(sql),
    pendingProfiles: markCount(sql),
    pendingJobs: pendingJobs(sql, now),
  };
}
