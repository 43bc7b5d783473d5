// What becomes of an order that comes in, given what is stored of it: pure, so that any order of arrival ends alike.
import { fnv32a } from '../../shared/experiment/hash.ts';
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import type { OrderPart } from './api/orders.ts';

/** An order as stored. */
export type StoredOrder = {
  readonly id: string;
  readonly person: string;
  readonly at: number;
  readonly updated_at: number | null;
  readonly status: OrderPart['status'];
  readonly visitor: string | null;
  /** Which of two documents of one moment holds; null for an order whose time of change nobody told. */
  readonly rank: string | null;
};

/** A part with what becomes of its order. */
export type Placed = {
  readonly part: OrderPart;
  readonly person: string;
  readonly status: OrderPart['status'];
  readonly visitor: string | null;
  readonly stored: StoredOrder | undefined;
  readonly rank: string | null;
  readonly amends: boolean;
  readonly replaces: boolean;
  /** Another document of the same moment holds, or this very one is known: its lines say nothing. */
  readonly yields: boolean;
};

/** Which status holds when nothing says which is newer: the one an order reaches later. */
const SEVERITY = { pending: 0, paid: 1, cancelled: 2, refunded: 3 } as const;

/** Customer id, else mailbox, else the order by itself. */
export function personOf(part: Pick<OrderPart, 'id' | 'customer' | 'email'>): string {
  if (part.customer !== undefined) return `c:${part.customer}`;
  return part.email === undefined ? `o:${part.id}` : `e:${mailboxOf(part.email)}`;
}

/** Whether an order is older than the stored one: then nothing of it counts. What says nothing of its age adds nothing
 * to an order that was told whole: a file of old orders may name their products in another way. */
export function isOutdated(part: OrderPart, stored: StoredOrder | undefined): boolean {
  if (!stored || stored.updated_at === null) return false;
  return part.updatedAt === undefined || part.updatedAt < stored.updated_at;
}

/** Where an order belongs and which status it has, the stored one considered. */
export function place(part: OrderPart, stored: StoredOrder | undefined): Placed {
  const own = {
    part,
    stored,
    person: personOf(part),
    status: part.status,
    visitor: part.visitorHash ?? null,
    rank: part.updatedAt === undefined ? null : rankOf(part),
  };
  if (!stored) return { ...own, amends: false, replaces: false, yields: false };
  const isTied = own.rank !== null && part.updatedAt === stored.updated_at;
  const isNewer = part.updatedAt !== undefined && part.updatedAt > (stored.updated_at ?? -1);
  const replaces = isNewer || (isTied && holds(part.status, own.rank ?? '', stored));
  const undated = part.updatedAt === undefined && stored.updated_at === null;
  const person = isBetter(own.person, stored.person, replaces) ? own.person : stored.person;
  const worse = undated && SEVERITY[part.status] > SEVERITY[stored.status];
  const status = replaces || worse ? part.status : stored.status;
  // A code may have been shown in another browser than the one that ordered: the hash an order carried is better.
  const isCarried = replaces && !part.linkedByCode;
  const visitor = (isCarried ? own.visitor : null) ?? stored.visitor ?? own.visitor;
  const isOther = person !== stored.person || status !== stored.status || visitor !== stored.visitor;
  const amends = replaces || isOther || (isTied && own.rank !== stored.rank);
  return { ...own, person, status, visitor, amends, replaces, yields: isTied && !replaces };
}

/** Clocks of platforms tick in seconds. Of two documents of one moment the one holds that is further on; else the one
 * told of later, as far as the platform says when; else the one with more lines, for an upload may have been cut off, or
 * a line of it not been read; else any, but always the same. */
function holds(status: OrderPart['status'], rank: string, stored: StoredOrder): boolean {
  const further = SEVERITY[status] - SEVERITY[stored.status];
  return further > 0 || (further === 0 && rank > (stored.rank ?? ''));
}

/** When a document was told of, its lines, and a hash of what is in it. Those that tell no refunds come before (`-`) all others. */
function rankOf({ toldAt = 0, isNet, ...part }: OrderPart): string {
  const head = [part.at, part.currency, part.customer, part.email, part.codes];
  const lines = part.lines.map((line) => [
    ...[line.product, line.variant, line.priceMinor, line.position, line.at, line.quantity, line.totalMinor],
    line.subscription,
  ]);
  const hash = fnv32a(JSON.stringify([head, part.linkedByCode ? null : part.visitorHash, lines]));
  const told = String(toldAt).padStart(15, '0');
  const count = String(part.lines.length).padStart(6, '0');
  return `${isNet ? '-' : ''}${told} ${count} ${hash.toString(16).padStart(8, '0')}`;
}

/** `c:` tells more than `e:`, and that more than `o:`; a newer order may also name another of the same kind. */
function isBetter(person: string, stored: string, newer: boolean): boolean {
  return newer ? person.slice(0, 2) <= stored.slice(0, 2) : person.slice(0, 2) < stored.slice(0, 2);
}

/** Adds the persons and browsers whose profiles a change of this order touches. */
export function noteChanged(changed: Set<string>, { part, person, visitor, stored }: Placed): void {
  noteOrder(changed, { person, visitor });
  // Without lines it is found by nobody's history any more.
  if (part.lines.length === 0 && visitor !== null) changed.add(`v:${visitor}`);
  if (!stored) return;
  if (stored.person !== person) noteOrder(changed, { person: stored.person, visitor: null });
  if (stored.visitor !== null && stored.visitor !== visitor) changed.add(`v:${stored.visitor}`);
}

/** Adds whom an order belongs to. The browsers of a customer are published with the customer, at no mark of their own. */
export function noteOrder(
  changed: Set<string>,
  { person, visitor }: Pick<StoredOrder, 'person' | 'visitor'>,
): void {
  if (!person.startsWith('o:')) changed.add(person);
  if (!person.startsWith('c:') && visitor !== null) changed.add(`v:${visitor}`);
}
