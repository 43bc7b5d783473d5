// What becomes of an order that comes in, given what is stored of it: pure, so that any order of arrival ends alike.
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
};

/** A part with what becomes of its order. */
export type Placed = {
  readonly part: OrderPart;
  readonly person: string;
  readonly status: OrderPart['status'];
  readonly visitor: string | null;
  readonly stored: StoredOrder | undefined;
  readonly amends: boolean;
  readonly replaces: boolean;
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
  };
  if (!stored) return { ...own, amends: false, replaces: false };
  const replaces = part.updatedAt !== undefined && part.updatedAt > (stored.updated_at ?? -1);
  const undated = (part.updatedAt ?? null) === stored.updated_at;
  const person = isBetter(own.person, stored.person, replaces) ? own.person : stored.person;
  const worse = undated && SEVERITY[part.status] > SEVERITY[stored.status];
  const status = replaces || worse ? part.status : stored.status;
  // A code may have been shown in another browser than the one that ordered: the hash an order carried is better.
  const isCarried = replaces && !part.linkedByCode;
  const visitor = (isCarried ? own.visitor : null) ?? stored.visitor ?? own.visitor;
  const amends =
    replaces || person !== stored.person || status !== stored.status || visitor !== stored.visitor;
  return { ...own, person, status, visitor, amends, replaces };
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
