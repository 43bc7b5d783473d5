// Orders into rows: each order and each line once, whatever the order of arrival.
import type { ImportResult, OrderPart, RefundLine } from './api/orders.ts';
import { deletedAmong } from './deleted-orders.ts';
import { visitorsOf } from './history.ts';
import { browsersShown } from './issued-codes.ts';
import { linkMailboxes, peopleOf } from './mailboxes.ts';
import { withMerged } from './merged-customers.ts';
import { isOutdated, noteChanged, noteOrder, type Placed, place, type StoredOrder } from './order-placing.ts';
import { keepRefunds, refundsOf, takeBack } from './order-refunds.ts';
import { amendOrder, differingLines, insertLines, insertOrders, storedOrders } from './order-rows.ts';
import { givenBack, withoutRefunded } from './refunded-lines.ts';
import { withdrawnOf } from './visitors.ts';

type Counts = { new: number; repeated: number; cancelled: number; differing: number };

/** What an import of orders did, and which profiles it may have changed. */
export type OrdersImported = { readonly counts: ImportResult; readonly changed: ReadonlySet<string> };

/** Stores orders and lines, each once; refunds are taken off. Call it inside a transaction. */
export function importOrders(sql: SqlStorage, given: readonly OrderPart[]): OrdersImported {
  const counts = { new: 0, repeated: 0, cancelled: 0, differing: 0 };
  const changed = new Set<string>();
  for (const parts of rounds(openOrders(sql, withLinks(sql, given), counts)))
    takeRound(sql, parts, counts, changed);
  const { differing, ...told } = counts;
  return { counts: { ...told, ...(differing > 0 && { differing }) }, changed: peopleOf(sql, changed) };
}

/** The orders in turns in which none comes twice. */
function rounds(parts: readonly OrderPart[]): readonly OrderPart[][] {
  const turns: OrderPart[][] = [];
  const times = new Map<string, number>();
  for (const part of parts) {
    const turn = times.get(part.id) ?? 0;
    times.set(part.id, turn + 1);
    if (turns[turn]) turns[turn].push(part);
    else turns.push([part]);
  }
  return turns;
}

function takeRound(sql: SqlStorage, parts: readonly OrderPart[], counts: Counts, changed: Set<string>): void {
  const refunded = keepRefunds(sql, parts);
  const refunds = refundsOf(
    sql,
    parts.map(({ id }) => id),
  );
  const stored = storedOrders(sql, parts);
  const placed: Placed[] = [];
  const outdated: Pick<Placed, 'part' | 'person'>[] = [];
  for (const part of parts) {
    const known = stored.get(part.id);
    const lines = part.isNet ? part.lines : withoutRefunded(part.lines, refunds.get(part.id) ?? []);
    if (known && isOutdated(part, known)) {
      counts.repeated += part.lines.length;
      if (part.updatedAt === undefined) outdated.push({ part: { ...part, lines }, person: known.person });
      continue;
    }
    const isNews = !known || refunded.has(part.id);
    counts[isNews ? 'cancelled' : 'repeated'] += part.lines.length - lines.length;
    const one = place(part, known);
    if (one.yields) counts.repeated += lines.length;
    placed.push({ ...one, part: { ...part, lines: one.yields ? [] : lines } });
  }
  const replaced = new Set(placed.filter((one) => one.replaces).map(({ part }) => part.id));
  for (const [id, lines] of refunded) {
    const known = stored.get(id);
    if (known && !replaced.has(id)) refundStored(sql, known, lines, changed);
  }
  writeOrders(sql, placed, counts, changed);
  for (const { part, person } of placed)
    if (givenBack(refunds.get(part.id) ?? []) > 0) takeBack(sql, { id: part.id, person }, []);
  counts.differing += differingLines(sql, outdated);
}

/** Keeps a refund that comes without its order and takes it off as far as the order is there. */
export function importRefund(
  sql: SqlStorage,
  id: string,
  refunds: readonly RefundLine[],
): { readonly refunded: number; readonly changed: ReadonlySet<string> } {
  const fresh = keepRefunds(sql, [{ id, refunds }]).get(id) ?? [];
  const changed = new Set<string>();
  const known = storedOrders(sql, [{ id }]).get(id);
  if (known && fresh.length > 0) refundStored(sql, known, fresh, changed);
  return { refunded: fresh.length, changed: peopleOf(sql, changed) };
}

function refundStored(
  sql: SqlStorage,
  stored: StoredOrder,
  refunds: readonly RefundLine[],
  changed: Set<string>,
): void {
  takeBack(sql, stored, refunds);
  noteOrder(changed, stored);
  // An order that is left without lines is found by nobody's history any more.
  if (stored.visitor !== null) changed.add(`v:${stored.visitor}`);
}

function writeOrders(sql: SqlStorage, placed: readonly Placed[], counts: Counts, changed: Set<string>): void {
  insertOrders(sql, placed);
  const touched = new Set<Placed>();
  for (const one of placed) {
    if (!one.amends) continue;
    const kept = amendOrder(sql, one);
    counts.repeated += kept.length;
    for (const line of kept) counts[kindOf(line.quantity, one.status)] -= 1;
    touched.add(one);
  }
  const written = insertLines(sql, placed);
  const whole = placed.reduce((sum, { part }) => sum + part.lines.length, 0);
  counts.repeated += whole - written.length;
  if (written.length < whole)
    counts.differing += differingLines(
      sql,
      placed.filter(({ rank }) => rank === null),
    );
  const byOrder = new Map(placed.map((one) => [one.part.id, one]));
  for (const { order_id, quantity, status } of written) {
    counts[kindOf(quantity, status)] += 1;
    const one = byOrder.get(order_id);
    if (one) touched.add(one);
  }
  for (const one of touched) {
    noteChanged(changed, one);
    noteReturned(sql, changed, one);
  }
  const told = placed.filter((one) => !one.stored || one.amends);
  // An address without its account may be anybody's, even where the order is known to be a customer's.
  const owned = told.filter(({ part }) => part.customer !== undefined);
  const links = owned.map(({ person, part }) => ({ person, email: part.email, isProven: true }));
  for (const person of linkMailboxes(sql, links)) changed.add(person);
}

/** A return that is booked as an order of its own changes what an earlier order brought. A customer's browsers are found
 * by the customer; a guest's are not. */
function noteReturned(sql: SqlStorage, changed: Set<string>, { part, person }: Placed): void {
  if (!person.startsWith('e:') || part.lines.every(({ quantity }) => quantity > 0)) return;
  for (const visitor of visitorsOf(sql, person)) changed.add(`v:${visitor}`);
}

/** The orders that the shop did not delete; lines of the others count as repeated. */
function openOrders(sql: SqlStorage, parts: readonly OrderPart[], counts: Counts): readonly OrderPart[] {
  const deleted = deletedAmong(
    sql,
    parts.map(({ id }) => id),
  );
  if (deleted.size === 0) return parts;
  for (const { id, lines } of parts) if (deleted.has(id)) counts.repeated += lines.length;
  return parts.filter(({ id }) => !deleted.has(id));
}

/** The orders under the customers they belong to now and the browsers they came from, but for those that withdrew. */
const withLinks = (sql: SqlStorage, parts: readonly OrderPart[]): readonly OrderPart[] =>
  withoutWithdrawn(sql, withBrowsers(sql, withMerged(sql, parts)));

/** Links orders without a hash by a single-use code they redeemed to the browser that was shown it. */
function withBrowsers(sql: SqlStorage, parts: readonly OrderPart[]): readonly OrderPart[] {
  const open = parts.filter(({ visitorHash }) => visitorHash === undefined);
  const shown = browsersShown(
    sql,
    open.flatMap(({ codes = [] }) => codes),
  );
  if (shown.size === 0) return parts;
  return parts.map((part) => {
    const code = part.codes?.find((one) => shown.has(one.toLowerCase())) ?? '';
    const visitorHash = part.visitorHash === undefined ? shown.get(code.toLowerCase()) : undefined;
    return visitorHash === undefined ? part : { ...part, visitorHash, linkedByCode: true };
  });
}

/** The orders without the hashes of browsers that withdrew: an order never brings one back. */
function withoutWithdrawn(sql: SqlStorage, parts: readonly OrderPart[]): readonly OrderPart[] {
  const hashes = parts.flatMap(({ visitorHash }) => (visitorHash === undefined ? [] : [visitorHash]));
  const withdrawn = withdrawnOf(sql, hashes);
  if (withdrawn.size === 0) return parts;
  return parts.map((part) => {
    const { visitorHash, ...rest } = part;
    return visitorHash !== undefined && withdrawn.has(visitorHash) ? rest : part;
  });
}

function kindOf(quantity: number, status: OrderPart['status']): 'new' | 'cancelled' {
  return quantity < 0 || status === 'cancelled' || status === 'refunded' ? 'cancelled' : 'new';
}
