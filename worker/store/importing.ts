// What follows a write of orders, products or customers: whose profile is due, when to fit again.
import type { Customer } from '../../shared/schema/customer.ts';
import type { ProductPart } from '../../shared/schema/product.ts';
import type { DocumentsTaken, ImportResult, OrderBatch } from './api/orders.ts';
import { moveClaimedLines } from './claimed-lines.ts';
import { importCustomers } from './customers.ts';
import { lastFitTimes } from './fitted.ts';
import { hasten, type Jobs, schedule, wakeBy } from './jobs.ts';
import { importOrders } from './orders.ts';
import { IMPORTED, LIVE, mark } from './outbox.ts';
import { withProductIds } from './product-aliases.ts';
import { importProducts } from './product-parts.ts';
import { addSeenProducts, endOtherProducts } from './products.ts';
import { catalogPublishedAt } from './publish.ts';
import { scheduleRedemptions } from './redemption-schedule.ts';
import { scheduleNewReports } from './reports.ts';

type CustomerBatch = {
  readonly customers: readonly Customer[];
  readonly live: boolean;
  readonly isProven: boolean;
};

const MINUTE = 60_000;
/** Long enough to take a burst of one customer's changes together, and KV's one write a second. */
const SOON = 1000;
/** So long a catalogue is published at least, whatever sells out. */
const TURN_REST = 5000;
/** A fit may take one part in so many of the time. */
const FIT_SHARE = 30;

/** Stores a batch of orders; profiles follow within seconds, models within a minute or at the end of an import. */
export async function takeOrders(
  storage: DurableObjectStorage,
  batch: OrderBatch,
  now: number,
): Promise<ImportResult> {
  const { counts, changed } = storage.transactionSync(() => {
    const { orders, products } = withProductIds(storage.sql, batch);
    addSeenProducts(storage.sql, products);
    const imported = importOrders(storage.sql, orders);
    mark(storage.sql, imported.changed, batch.live ? LIVE : IMPORTED);
    return imported;
  });
  if (changed.size > 0) await wakeBy(storage, now + SOON);
  if (batch.orders.some(({ codes = [] }) => codes.length > 0)) await scheduleRedemptions(storage, now);
  if (changed.size > 0 || counts.new + counts.cancelled > 0) await scheduleFit(storage, now);
  return counts;
}

/** Stores a batch of products; the catalogue follows, at once where something sold out or came back. */
export async function takeProducts(
  storage: DurableObjectStorage,
  products: readonly ProductPart[],
  now: number,
): Promise<ImportResult & DocumentsTaken> {
  const { taken, hasTurned, hasClaims } = storage.transactionSync(() =>
    importProducts(storage.sql, products, now),
  );
  const fresh = taken.filter((what) => what === 'new').length;
  if (fresh > 0) await scheduleCatalog(storage, now);
  if (hasTurned) await scheduleTurn(storage, now);
  if (hasClaims) await schedule(storage, 'claims', now + SOON);
  return { new: fresh, repeated: taken.length - fresh, cancelled: 0, taken };
}

/** Ends what a whole catalogue no longer has. How many products that were. */
export async function dropOtherProducts(
  storage: DurableObjectStorage,
  kept: readonly string[],
  now: number,
): Promise<{ readonly dropped: number }> {
  const dropped = storage.transactionSync(() => endOtherProducts(storage.sql, new Set(kept)));
  if (dropped > 0) {
    await scheduleTurn(storage, now);
    await schedule(storage, 'claims', now);
  }
  return { dropped };
}

/** What is sold out is not to be offered a minute longer. */
const scheduleTurn = (storage: DurableObjectStorage, now: number): Promise<void> =>
  schedule(storage, 'catalog', Math.max(now, catalogPublishedAt(storage.sql) + TURN_REST));

/** The job that gives products the orders that told another name of theirs. */
export const claimJobs = (storage: DurableObjectStorage): Jobs => ({
  claims: async (now) => {
    const moved = await moveClaimedLines(storage, () => scheduler.wait(0));
    if (!moved) return;
    // Profiles are published before jobs run: those of the people who gained by this one wait for another alarm.
    await wakeBy(storage, now);
    await scheduleFit(storage, now, MINUTE);
  },
});

/** Stores a batch of customers; their profiles follow. `isProven`: whether the shop vouches for their addresses. */
export async function takeCustomers(
  storage: DurableObjectStorage,
  { customers, live, isProven }: CustomerBatch,
  now: number,
): Promise<ImportResult> {
  const { counts, changed } = storage.transactionSync(() => {
    const imported = importCustomers(storage.sql, customers, isProven);
    mark(storage.sql, imported.changed, live ? LIVE : IMPORTED);
    return imported;
  });
  if (changed.size > 0) await wakeBy(storage, now + SOON);
  return counts;
}

/** The last batch of an import is in: what waited for it is due now. */
export async function endImport(storage: DurableObjectStorage, now: number): Promise<void> {
  await hasten(storage, 'claims', now);
  await hasten(storage, 'fit', now);
  await hasten(storage, 'catalog', now);
  if ((await storage.getAlarm()) !== null) await wakeBy(storage, now);
}

/** Does what changes people's histories in one transaction; their profiles follow within seconds, models later. */
export async function takeChange<T extends { readonly changed: ReadonlySet<string> }>(
  storage: DurableObjectStorage,
  now: number,
  change: () => T,
): Promise<T> {
  const result = storage.transactionSync(() => {
    const done = change();
    mark(storage.sql, done.changed, LIVE);
    return done;
  });
  if (result.changed.size > 0) await followChange(storage, now);
  return result;
}

/** After a change of people's histories that marked them. */
export async function followChange(storage: DurableObjectStorage, now: number): Promise<void> {
  await wakeBy(storage, now + SOON);
  await scheduleFit(storage, now);
}

/** Asks for a new catalogue: at most one a minute. */
export async function scheduleCatalog(storage: DurableObjectStorage, now: number): Promise<void> {
  await schedule(storage, 'catalog', Math.max(now, catalogPublishedAt(storage.sql) + MINUTE));
}

/** Asks for new models, once so much may have changed that they tell something else, and after `longest` (ms) anyway. */
async function scheduleFit(
  storage: DurableObjectStorage,
  now: number,
  longest = Number.POSITIVE_INFINITY,
): Promise<void> {
  const last = lastFitTimes(storage.sql);
  const rest = Math.max(MINUTE, FIT_SHARE * (last?.took_ms ?? 0), Math.min(longest, last?.rest_ms ?? 0));
  await schedule(storage, 'fit', Math.max(now + SOON, (last?.at ?? now) + rest));
  await scheduleNewReports(storage, now);
}
