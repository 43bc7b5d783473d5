// Shopify's export of orders: one row a line, what concerns the order on its first row only. Rows of one order are
// read together, for only then is it known what its discount and its refunds took off each line.
import { currencyDigits } from '../../shared/schema/money.ts';
import { sharesOf } from '../../shared/schema/shares.ts';
import { type Decimal, decimalOf, minorOf } from './decimal.ts';
import { type Cells, cellReader, type OrderRow, type OrderShape, shapedFields } from './order-shape.ts';

/** The columns that are read, by their plain names. */
export const SHOPIFY_COLUMNS = [
  ...['name', 'id', 'created at', 'financial status', 'cancelled at', 'currency', 'email', 'note attributes'],
  ...[
    'subtotal',
    'total',
    'discount amount',
    'refunded amount',
    'lineitem quantity',
    'lineitem name',
    'lineitem price',
  ],
  ...['lineitem sku', 'lineitem discount', 'discount code'],
] as const;

/** Rows of one order that are read together; of more, each such piece counts by itself. */
const ROWS = 1000;
/** Orders whose number is remembered, for rows that do not stand with their first one. */
const REMEMBERED = 100_000;

type Row = { readonly line: number; readonly cell: Cells };

export class ShopifyOrderRows implements OrderShape {
  readonly #cells: (fields: readonly string[]) => Cells;
  readonly #currency: string;
  readonly #remark: (text: string) => void;
  readonly #ids = new Map<string, string>();
  #name = '';
  #rows: Row[] = [];

  constructor(names: readonly string[], currency: string, remark: (text: string) => void) {
    this.#cells = cellReader(names);
    this.#currency = currency;
    this.#remark = remark;
  }

  push({ line, fields }: OrderRow): OrderRow[] {
    const cell = this.#cells(fields);
    const name = cell('name');
    const isSame = name === this.#name && this.#rows.length < ROWS;
    const done = isSame ? [] : this.end();
    this.#name = name;
    this.#rows.push({ line, cell });
    return done;
  }

  end(): OrderRow[] {
    const rows = this.#rows;
    const [first] = rows;
    this.#rows = [];
    if (!first) return [];
    const { cell } = first;
    const order = this.#idOf(cell);
    const status = cell('cancelled at') === '' ? cell('financial status') : 'cancelled';
    if (status === 'partially_refunded')
      this.#remark(
        'orders were refunded in part; the export does not say of which lines, so all of them came to less',
      );
    const head = {
      ...{ order, status, at: cell('created at'), currency: cell('currency'), email: cell('email') },
      'visitor hash': /reprise_visitor:\s*([0-9a-f]{64})\b/i.exec(cell('note attributes'))?.[1] ?? '',
      codes: cell('discount code'),
    };
    const totals = this.#totals(rows);
    return rows.map(({ line, cell: own }, i) => ({
      line,
      fields: shapedFields({
        ...head,
        product: own('lineitem sku'),
        title: own('lineitem name'),
        quantity: own('lineitem quantity'),
        'unit price': own('lineitem price'),
        'line total': totals?.[i] ?? '',
      }),
    }));
  }

  /** The number of the order, by which webhooks know it too; its name where the export has no number. */
  #idOf(cell: Cells): string {
    const id = cell('id').replace(/^'/, '');
    const name = cell('name');
    if (!/^\d+$/.test(id)) return this.#ids.get(name) ?? name;
    if (this.#ids.size >= REMEMBERED) this.#ids.clear();
    this.#ids.set(name, id);
    return id;
  }

  /** What each line came to after the discounts and refunds of its order, as decimal text, or null where none touched the lines. */
  #totals(rows: readonly Row[]): string[] | null {
    const [first] = rows;
    if (!first) return null;
    const digits = currencyDigits(first.cell('currency') || this.#currency);
    const minor = (amount: Decimal | null, times = 1) => (amount && minorOf(amount, times, digits)) ?? 0;
    const nets = rows.map(({ cell }) => {
      const gross = minor(decimalOf(cell('lineitem price')), Number(cell('lineitem quantity')) || 0);
      return gross - minor(decimalOf(cell('lineitem discount')));
    });
    const [subtotal, total] = [decimalOf(first.cell('subtotal')), minor(decimalOf(first.cell('total')))];
    const discount = minor(decimalOf(first.cell('discount amount')));
    const all = nets.reduce((sum, net) => sum + net, 0);
    const off = subtotal && discount > 0 ? all - minor(subtotal) : 0;
    // A discount on shipping takes nothing off the lines.
    const paid = off > 0 && off <= discount + rows.length ? all - off : all;
    // What was given back is told of the whole order, shipping and taxes included.
    const refunded = minor(decimalOf(first.cell('refunded amount')));
    // A refund of everything is told by the status.
    const kept = refunded > 0 && refunded < total ? Math.round((paid * (total - refunded)) / total) : paid;
    if (kept === all) return null;
    return sharesOf(all - kept, nets)
      .map((share, i) => ((nets[i] ?? 0) - share) / 10 ** digits)
      .map((net) => net.toFixed(digits));
  }
}
