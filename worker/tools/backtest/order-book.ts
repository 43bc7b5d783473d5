// Orders in memory, placed by the rules the store places its rows by: each order and each line once, whatever the
// order of arrival.
import type { HistoryLine } from '../../../shared/segment/profile.ts';
import type { ImportResult, LineRow, OrderBatch, OrderPart } from '../../store/api/orders.ts';
import { isOutdated, type Placed, place, type StoredOrder } from '../../store/order-placing.ts';
import { LineTable } from './line-table.ts';
import { Texts } from './texts.ts';

type Names = { readonly title?: string; readonly category?: string };
/** `last` of its lines in the table, -1 for none; `keys` of the lines, once a second part of the order came. */
type BookOrder = { stored: StoredOrder; last: number; keys: Set<string> | null };
type Counts = { -readonly [Kind in keyof ImportResult]: number };

/** Everybody's lines, by person: `c:` a customer id, `e:` a mailbox, `o:` the buyer of one order. */
export type Shop = {
  /** Sorted, so that nothing hangs on the order of a file. */
  readonly people: readonly string[];
  readonly linesOf: (person: string) => HistoryLine[];
  /** The customer as the file spells them. */
  readonly nameOf: (person: string) => string;
};

export class OrderBook {
  readonly #orders = new Map<string, BookOrder>();
  readonly #names = new Map<string, Names>();
  readonly #spelled = new Map<string, string>();
  readonly #texts = new Texts();
  readonly #lines = new LineTable();

  /** Takes orders and lines, and says which of the lines were new. */
  take({ orders, products }: Pick<OrderBatch, 'orders' | 'products'>): ImportResult {
    const counts = { new: 0, repeated: 0, cancelled: 0 };
    for (const { id, ...seen } of products) this.#names.set(id, { ...seen, ...this.#names.get(id) });
    for (const part of orders) {
      const known = this.#orders.get(part.id);
      if (isOutdated(part, known?.stored)) counts.repeated += part.lines.length;
      else this.#place(part, known, counts);
    }
    return counts;
  }

  /** Keeps how the file spells a person; the first spelling stays. */
  spell(person: string, as: string): void {
    if (!this.#spelled.has(person)) this.#spelled.set(this.#texts.kept(person), this.#texts.kept(as));
  }

  /** The book as it is now. */
  shop(): Shop {
    const byPerson = new Map<string, BookOrder[]>();
    for (const order of this.#orders.values()) {
      const own = byPerson.get(order.stored.person);
      if (own) own.push(order);
      else byPerson.set(order.stored.person, [order]);
    }
    return {
      people: [...byPerson.keys()].sort(),
      linesOf: (person) => (byPerson.get(person) ?? []).flatMap((order) => this.#history(order)),
      nameOf: (person) => this.#spelled.get(person) ?? person.slice(2),
    };
  }

  #place(part: OrderPart, known: BookOrder | undefined, counts: Counts): void {
    const placed = place(part, known?.stored);
    const stored = this.#stored(placed);
    if (part.email !== undefined && stored.person.startsWith('e:')) this.spell(stored.person, part.email);
    const order = known ?? { stored, last: -1, keys: null };
    if (!known) this.#orders.set(stored.id, order);
    order.stored = stored;
    if (known && placed.replaces) order.last = -1;
    if (known)
      order.keys = placed.replaces
        ? new Set()
        : (order.keys ?? new Set(this.#lines.linesUpTo(order.last).map(keyOf)));
    if (placed.yields) counts.repeated += part.lines.length;
    else this.#addLines(order, part.lines, counts);
  }

  #addLines(order: BookOrder, lines: readonly LineRow[], counts: Counts): void {
    const { keys, stored } = order;
    const fresh = keys === null ? lines : lines.filter((line) => !keys.has(keyOf(line)));
    counts.repeated += lines.length - fresh.length;
    for (const line of fresh) {
      keys?.add(keyOf(line));
      order.last = this.#lines.add(line, order.last);
      counts[
        line.quantity < 0 || stored.status === 'cancelled' || stored.status === 'refunded'
          ? 'cancelled'
          : 'new'
      ]++;
    }
  }

  #stored({ part, person, status, visitor, stored, replaces, rank }: Placed): StoredOrder {
    return {
      id: stored?.id ?? this.#texts.kept(part.id),
      person: person === stored?.person ? stored.person : this.#texts.kept(person),
      at: replaces || !stored ? part.at : stored.at,
      updated_at: part.updatedAt ?? stored?.updated_at ?? null,
      ...{ status, visitor, rank: replaces || !stored ? rank : stored.rank },
    };
  }

  #history({ stored, last }: BookOrder): HistoryLine[] {
    return this.#lines.linesUpTo(last).map((line) => ({
      order: stored.id,
      at: line.at,
      product: line.product,
      title: this.#names.get(line.product)?.title,
      variant: line.variant,
      category: this.#names.get(line.product)?.category,
      quantity: line.quantity,
      priceMinor: line.priceMinor,
      totalMinor: line.totalMinor,
      subscription: line.subscription,
      cancelled: stored.status !== 'paid',
    }));
  }
}

const keyOf = (line: LineRow): string =>
  `${line.product}\n${line.variant ?? ''}\n${line.priceMinor}\n${line.position}`;
