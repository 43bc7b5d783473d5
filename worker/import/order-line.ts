// One line of an order as a flat record: a CSV line, or a JSON object with the same names.
import type { LineRow, OrderPart, SeenProduct } from '../store/api/orders.ts';
import { isMailbox, moneyOf, type Price, priceOf, quantityOf } from './cells.ts';
import { codeList } from './code-list.ts';
import type { Columns, OrderField } from './columns.ts';
import type { DayOrder } from './date-parts.ts';
import type { Decimal } from './decimal.ts';
import type { FileHabits } from './file-habits.ts';
import type { MomentReader } from './moment.ts';
import { orderStatusOf } from './order-status.ts';
import { customerIdOf, idFault } from './shop-id.ts';

/** What a line says of its order. */
export type OrderHead = Omit<OrderPart, 'lines'>;

/** A line that was understood, or why it was not. */
export type LineRead =
  | {
      readonly head: OrderHead;
      readonly line: Omit<LineRow, 'position'>;
      readonly seen: SeenProduct;
    }
  | { readonly why: string };

/** What a store adds to what its files leave out. */
export type OrderSetting = {
  readonly currency: string;
  readonly moments: MomentReader;
  /** Nothing is ordered after it (ms); a day is allowed for clocks and time zones. */
  readonly latest: number;
  /** Settles which of `01/11/2026` is the month where no date of the file does. */
  readonly locale?: string;
  /** Which of `01/11/2026` is the month, where whoever sends the file says so. */
  readonly dates?: DayOrder;
};

/** What a reader knows beside the row at hand. */
export type ReaderSetting = OrderSetting & {
  readonly habits: FileHabits;
  /** What earlier lines said of an order: exports often say it once. */
  readonly known: (order: string) => OrderHead | undefined;
};

const HASH = /^[0-9a-f]{64}$/;
const YES = /^(1|y|yes|true|t)$/i;

/** Reads the lines of one file. */
export function orderLineReader(
  columns: Columns<OrderField>,
  setting: ReaderSetting,
): (fields: readonly string[]) => LineRead {
  return (fields) => {
    const cell: Cell = (field) => fields[columns.get(field) ?? -1]?.trim() ?? '';
    const id = cell('order');
    const title = cell('title').slice(0, 500);
    const product = cell('product') || title.slice(0, 128);
    const fault =
      (id === '' ? 'has no order' : idFault('order', id)) ??
      (product === '' ? 'has no product' : idFault('product', product)) ??
      idFault('variant', cell('variant'));
    if (fault) return { why: fault };
    const known = setting.known(id);
    const prices = pricesOf(cell, known?.currency ?? setting.currency, setting.habits);
    if (typeof prices === 'string') return { why: prices };
    const head = headOf(id, cell, prices.currency, setting, known);
    if ('why' in head) return head;
    const line = lineOf(cell, product, head, prices, setting.currency);
    if (typeof line === 'string') return { why: line };
    return { head, line, seen: { id: product, title, category: cell('category').slice(0, 200) } };
  };
}

type Cell = (field: OrderField) => string;

function lineOf(
  cell: Cell,
  product: string,
  head: OrderHead,
  { price, total }: Prices,
  currency: string,
): Omit<LineRow, 'position'> | string {
  const quantity = quantityOf(cell('quantity'));
  if (typeof quantity === 'string') return quantity;
  const each = price ?? { amount: unitOf(total, quantity) };
  const money = moneyOf(each, quantity, head.currency, currency, total);
  if (typeof money === 'string') return money;
  const variant = cell('variant');
  return {
    ...{ product, at: head.at, quantity, ...money },
    ...(variant !== '' && { variant }),
    subscription: YES.test(cell('subscription')),
  };
}

type Prices = { readonly price?: Price; readonly total?: Decimal; readonly currency?: string };

/** Unit price and line total as far as a row has them, and the currency they name. */
function pricesOf(field: Cell, currency: string, { mark }: FileHabits): Prices | string {
  const price = priceOf(field('price'), currency, mark);
  if (typeof price === 'string') return price;
  const total = field('total');
  if (total === '') return { price, ...(price.currency !== undefined && { currency: price.currency }) };
  const sum = priceOf(total, currency, mark);
  if (typeof sum === 'string') return sum;
  const own = price.currency ?? sum.currency;
  return {
    ...(field('price') !== '' && { price }),
    total: sum.amount,
    ...(own !== undefined && { currency: own }),
  };
}

/** The price of one where only that of all is told, to four decimals. */
function unitOf(total: Decimal | undefined, quantity: number): Decimal {
  if (!total) return { digits: 0, scale: 0 };
  return { digits: Math.round((total.digits / 10 ** total.scale / quantity) * 10_000), scale: 4 };
}

function headOf(
  id: string,
  cell: Cell,
  priced: string | undefined,
  setting: ReaderSetting,
  known: OrderHead | undefined,
): OrderHead | { why: string } {
  const when = cell('at');
  const read = when === '' && known ? { at: known.at } : setting.moments.read(when, setting.habits.dayOrder);
  if ('why' in read) return when === '' ? { why: 'has no date' } : read;
  if (read.at > setting.latest) return { why: `has a date in the future: \`${when.slice(0, 40)}\`` };
  const updatedAt = changedAt(cell('updatedAt'), setting, known);
  const status = cell('status') === '' ? (known?.status ?? 'paid') : orderStatusOf(cell('status'));
  if (!status) return { why: `has a status that is not known: \`${cell('status').slice(0, 40)}\`` };
  const currency = cell('currency').toUpperCase() || (priced ?? known?.currency ?? setting.currency);
  if (!/^[A-Z]{3}$/.test(currency)) return { why: `has a currency that is no three-letter code` };
  const customer = customerIdOf(cell('customer')) || known?.customer;
  const email = cell('email') || known?.email;
  const hash = cell('visitorHash').toLowerCase() || known?.visitorHash;
  const fault =
    idFault('customer', customer ?? '') ??
    (hash && !HASH.test(hash) ? 'has a visitor hash that is not 64 hex digits' : null);
  if (fault) return { why: fault };
  const codes = codeList(cell('codes').split(/[,;|]/));
  return {
    ...{ id, at: read.at, status, currency },
    ...(updatedAt !== undefined && { updatedAt }),
    ...(customer !== undefined && customer !== '' && { customer }),
    ...(isMailbox(email) && { email }),
    ...(hash !== undefined && hash !== '' && { visitorHash: hash }),
    ...(codes.length > 0 ? { codes } : known?.codes && { codes: known.codes }),
  };
}

/** A moment, or seconds since 1970; a day without a time is read as its noon. */
const HAS_TIME = /\d:\d|^\d{9,}$/;
const HALF_DAY = 43_200_000;

/** When the order was changed, the latest that its lines tell. What cannot be read, or is yet to come, tells nothing; a day
 * alone tells its beginning, so that nothing which happened on it counts as older. */
function changedAt(
  when: string,
  { moments, habits, latest }: ReaderSetting,
  known: OrderHead | undefined,
): number | undefined {
  if (when === '') return known?.updatedAt;
  const read = moments.read(when, habits.dayOrder);
  if ('why' in read || read.at > latest) return known?.updatedAt;
  const at = HAS_TIME.test(when) ? read.at : read.at - HALF_DAY;
  return Math.max(at, known?.updatedAt ?? 0);
}
