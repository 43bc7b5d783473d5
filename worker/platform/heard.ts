// What a webhook comes to: news for the store, nothing that concerns us, or something that cannot be read.
import type { OrderSetting } from '../import/order-line.ts';
import type { ShopNews } from '../store/api/news.ts';
import { idOf, type Loose, textOf } from './loose-json.ts';
import type { PlatformOrder } from './platform-order.ts';

export type Heard =
  | { readonly news: ShopNews; readonly rejected?: readonly string[] }
  | { readonly ignored: string }
  | { readonly why: string };

/** How each topic of a platform is read. */
export type Topics = Readonly<Record<string, (value: Loose, setting: OrderSetting) => Heard>>;

/** An order as news; `restored` lifts a deletion. */
export function heardOrder(read: PlatformOrder, restored = false): Heard {
  if (!('part' in read)) return read;
  const { part, products, rejected } = read;
  return { news: { kind: 'order', part, products, restored }, rejected };
}

/** A deletion, which carries an id and little else: `but` names keys that only a whole document has. The signature
 * covers no header, so a body must fit what its topic says before anything is removed for it. */
export function heardDeletion(
  value: Loose,
  kind: 'order-deleted' | 'product-deleted' | 'customer-deleted',
  but: readonly string[],
): Heard {
  const id = idOf(value.id);
  if (id === '' || but.some((key) => value[key] !== undefined && value[key] !== null))
    return { why: 'is no deletion' };
  return { news: { kind, id } };
}

/** When a document was so, in ms, or undefined when it does not say. */
export function saidAt(value: unknown, { moments, latest }: OrderSetting): number | undefined {
  const text = textOf(value);
  const read = text === '' ? { why: '' } : moments.read(text);
  return 'at' in read && read.at <= latest ? read.at : undefined;
}
