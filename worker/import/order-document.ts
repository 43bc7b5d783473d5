// A whole order as one JSON document: our own Order, with what people usually write instead (numbers for ids,
// ISO dates, decimal prices) brought into its form first.
import * as v from 'valibot';
import { Order, OrderLine } from '../../shared/schema/order.ts';
import type { LineRow, OrderPart, SeenProduct } from '../store/api/orders.ts';
import { isMailbox, moneyOf, priceOf, quantityOf } from './cells.ts';
import { YEAR_ONE } from './moment.ts';
import type { OrderSetting } from './order-line.ts';
import { orderStatusOf } from './order-status.ts';
import { isRecord, plain, textOf, whyNot } from './plain-record.ts';
import { customerIdOf, idFault } from './shop-id.ts';

/** An order that was understood, with the lines that were not; or why it is none. */
export type DocumentRead =
  | {
      readonly part: OrderPart;
      readonly products: readonly SeenProduct[];
      readonly rejected: readonly string[];
    }
  | { readonly why: string };

const Head = v.omit(Order, ['lines']);

/** Reads an order document; `value.lines` is an array. */
export function orderDocument(value: Readonly<Record<string, unknown>>, setting: OrderSetting): DocumentRead {
  const head = headOf(value, setting);
  if ('why' in head) return head;
  const { lines } = value;
  if (!Array.isArray(lines) || lines.length > 1000) return { why: 'has more than 1,000 lines' };
  const rows: LineRow[] = [];
  const products: SeenProduct[] = [];
  const rejected: string[] = [];
  const positions = new Map<string, number>();
  for (const [i, line] of lines.entries()) {
    const read = lineOf(line, head, setting);
    if (typeof read === 'string') {
      rejected.push(`line ${i + 1} of the order ${read}`);
      continue;
    }
    const key = `${read.product}\n${read.variant ?? ''}\n${read.priceMinor}`;
    const position = positions.get(key) ?? 0;
    positions.set(key, position + 1);
    rows.push(rowOf(read, position, head, setting));
    products.push({
      id: read.product,
      ...(read.title && { title: read.title }),
      ...(read.category && { category: read.category }),
    });
  }
  const { codes, ...order } = head;
  return { part: { ...present(order), ...(codes.length > 0 && { codes }), lines: rows }, products, rejected };
}

type Head = v.InferOutput<typeof Head>;
type Line = v.InferOutput<typeof OrderLine>;

function headOf(
  value: Readonly<Record<string, unknown>>,
  setting: OrderSetting,
): Head | { readonly why: string } {
  const raw = plain(value);
  const word = textOf(raw.status);
  const status = word === null ? null : orderStatusOf(word);
  if (!status) return { why: `has a status that is not known: \`${(word ?? '{…}').slice(0, 40)}\`` };
  const at = momentOf(raw.at, setting);
  const updatedAt = raw.updatedAt === undefined ? undefined : momentOf(raw.updatedAt, setting);
  if (typeof at === 'string') return { why: at };
  if (typeof updatedAt === 'string') return { why: updatedAt };
  const customer = customerIdOf(textOf(raw.customer) ?? '');
  if (textOf(raw.customer) === null) return { why: '`customer` must be an id' };
  const read = v.safeParse(Head, {
    ...raw,
    ...{ at, status, customer: customer === '' ? undefined : customer, updatedAt },
    ...{ currency: raw.currency ?? setting.currency, codes: raw.codes ?? [] },
    email: typeof raw.email === 'string' && !isMailbox(raw.email) ? undefined : raw.email,
  });
  if (!read.success) return { why: whyNot(read.issues) };
  const fault = idFault('order', read.output.id) ?? idFault('customer', customer);
  if (fault) return { why: fault };
  const latest = Math.max(read.output.at, read.output.updatedAt ?? 0);
  return latest > setting.latest ? { why: 'has a date in the future' } : read.output;
}

function momentOf(value: unknown, { moments }: OrderSetting): number | string {
  if (typeof value === 'number') return value < YEAR_ONE ? 'has a date in 1970 or before' : value;
  if (typeof value !== 'string') return 'has no date';
  const read = moments.read(value);
  return 'why' in read ? read.why : read.at;
}

function lineOf(value: unknown, head: Head, setting: OrderSetting): Line | string {
  if (!isRecord(value)) return 'is not an object';
  const raw = plain(value);
  const quantity = raw.quantity === undefined ? 1 : quantityOf(textOf(raw.quantity) ?? '{…}');
  if (typeof quantity === 'string') return quantity;
  let money = {};
  if (raw.priceMinor === undefined) {
    const price = priceOf(textOf(raw.price) ?? '{…}', head.currency);
    if (typeof price === 'string') return price;
    const read = moneyOf(price, quantity, head.currency, setting.currency);
    if (typeof read === 'string') return read;
    money = read;
  }
  const read = v.safeParse(OrderLine, { ...raw, ...money, quantity });
  if (!read.success) return whyNot(read.issues);
  return (
    idFault('product', read.output.product) ?? idFault('variant', read.output.variant ?? '') ?? read.output
  );
}

function rowOf(line: Line, position: number, head: Head, setting: OrderSetting): LineRow {
  const totalMinor = line.totalMinor ?? line.priceMinor * line.quantity;
  return {
    ...{ product: line.product, at: head.at, quantity: line.quantity, priceMinor: line.priceMinor, position },
    ...(line.variant !== undefined && { variant: line.variant }),
    totalMinor: head.currency === setting.currency ? totalMinor : 0,
    subscription: line.subscription ?? false,
  };
}

function present({
  customer,
  email,
  visitorHash,
  updatedAt,
  ...rest
}: Omit<Head, 'codes'>): Omit<OrderPart, 'lines'> {
  return {
    ...rest,
    ...(customer !== undefined && { customer }),
    ...(email !== undefined && { email }),
    ...(visitorHash !== undefined && { visitorHash }),
    ...(updatedAt !== undefined && { updatedAt }),
  };
}
