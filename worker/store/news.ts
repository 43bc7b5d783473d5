// News of a shop platform into rows: each kind once, in any order, however often it is told.
import { WHOLE } from '../../shared/schema/product.ts';
import type { NewsResult, ShopNews } from './api/news.ts';
import { deleteCustomer } from './customer-deletion.ts';
import { tagsOf } from './customers.ts';
import { noteDataRequest } from './data-requests.ts';
import { deleteOrder, undeleteOrder } from './deleted-orders.ts';
import { customersNotErased, type MarkSetting, ordersOfNobodyErased } from './erased.ts';
import { erasePerson } from './erasure.ts';
import {
  followChange,
  scheduleCatalog,
  takeChange,
  takeCustomers,
  takeOrders,
  takeProducts,
} from './importing.ts';
import { schedule } from './jobs.ts';
import { peopleOf } from './mailboxes.ts';
import { keptOf, mergeCustomers } from './merged-customers.ts';
import { importRefund } from './orders.ts';
import { endProduct } from './products.ts';
import type { Home } from './publishing.ts';
import { consentOf, isFirstDelivery, isNewest } from './versions.ts';

/** Where news goes, under which id it was delivered, and when. */
export type NewsSetting = {
  readonly home: Home;
  readonly marks: MarkSetting;
  readonly delivery: string;
  readonly now: number;
};

/** As many as a customer may have. */
const MOST_TAGS = 50;
const NOTHING = { new: 0, repeated: 0, cancelled: 0 } as const;
const REPEATED = { ...NOTHING, repeated: 1 } as const;

type News<K extends ShopNews['kind']> = Extract<ShopNews, { readonly kind: K }>;

/** Takes one piece of news. */
export function takeNews(setting: NewsSetting, news: ShopNews): Promise<NewsResult> {
  switch (news.kind) {
    case 'order':
      return order(setting, news);
    case 'refund':
      return refund(setting, news);
    case 'product':
      return product(setting, news);
    case 'customer':
      return customer(setting, news);
    case 'customer-tags':
      return customerTags(setting, news);
    case 'order-deleted':
    case 'product-deleted':
    case 'customer-deleted':
      return deletion(setting, news);
    case 'customers-merged':
      return merging(setting, news);
    case 'data-request':
      return dataRequest(setting, news);
    case 'customer-redacted':
      return redaction(setting, news);
    case 'shop-redacted':
      return shopRedaction(setting);
  }
}

async function order(setting: NewsSetting, news: News<'order'>): Promise<NewsResult> {
  const { storage, sql } = setting.home;
  const orders = await ordersOfNobodyErased(setting.marks, [news.part]);
  if (orders.length === 0) return { ...NOTHING, erased: Math.max(1, news.part.lines.length) };
  const { id } = news.part;
  if (news.restored && isFirst(setting, `restored ${id}`)) undeleteOrder(sql, id);
  return takeOrders(storage, { orders, products: news.products, live: true }, setting.now);
}

async function refund({ home, now }: NewsSetting, news: News<'refund'>): Promise<NewsResult> {
  const done = await takeChange(home.storage, now, () => importRefund(home.sql, news.order, news.lines));
  const { refunded } = done;
  return { ...NOTHING, repeated: news.lines.length - refunded, refunded };
}

async function product(setting: NewsSetting, { product, at }: News<'product'>): Promise<NewsResult> {
  const { storage, sql } = setting.home;
  if (!isNewest(sql, `product:${product.id}`, at ?? setting.now)) return REPEATED;
  // A webhook tells the whole product: what it leaves out is no more.
  const { taken: _, ...counts } = await takeProducts(storage, [{ ...WHOLE, ...product }], setting.now);
  return counts;
}

async function customer(
  setting: NewsSetting,
  { customer, at, isConsent, isProven = true }: News<'customer'>,
): Promise<NewsResult> {
  const { storage, sql } = setting.home;
  const id = keptOf(sql, [customer.id ?? '']).get(customer.id ?? '') ?? customer.id;
  const known = await customersNotErased(setting.marks, [{ ...customer, id }]);
  if (known.length === 0) return { ...NOTHING, erased: 1 };
  const what = isConsent ? consentOf(id) : `customer:${id}`;
  if (at !== undefined && !isNewest(sql, what, at)) return REPEATED;
  return takeCustomers(storage, { customers: known, live: true, isProven }, setting.now);
}

/** Each tag by the moment it was given or taken, so that the two may come in any order. */
async function customerTags(setting: NewsSetting, news: News<'customer-tags'>): Promise<NewsResult> {
  const { storage, sql } = setting.home;
  const id = keptOf(sql, [news.customer]).get(news.customer) ?? news.customer;
  const known = await customersNotErased(setting.marks, [{ id }]);
  if (known.length === 0) return { ...NOTHING, erased: 1 };
  const at = news.at ?? setting.now;
  const told = new Set(news.tags.filter((tag) => isNewest(sql, `tag:${id}:${tag}`, at)));
  const others = tagsOf(sql, `c:${id}`).filter((tag) => !told.has(tag));
  const tags = news.given ? [...others, ...told].slice(0, MOST_TAGS) : others;
  return takeCustomers(storage, { customers: [{ id, tags }], live: true, isProven: true }, setting.now);
}

async function deletion(
  setting: NewsSetting,
  { kind, id }: News<'order-deleted' | 'product-deleted' | 'customer-deleted'>,
): Promise<NewsResult> {
  const { home, now } = setting;
  // An account never comes back, an order and a product may.
  if (kind !== 'customer-deleted' && !isFirst(setting, `${kind} ${id}`)) return REPEATED;
  if (kind === 'product-deleted') {
    isNewest(home.sql, `product:${id}`, now);
    if (!endProduct(home.sql, id)) return REPEATED;
    await scheduleCatalog(home.storage, now);
    return { ...NOTHING, deleted: 1 };
  }
  const { changed, deleted } = await takeChange(home.storage, now, () => {
    if (kind === 'order-deleted') {
      const concerned = deleteOrder(home.sql, id, now);
      return { changed: peopleOf(home.sql, concerned ?? new Set()), deleted: concerned !== null };
    }
    for (const what of [`customer:${id}`, consentOf(id)]) isNewest(home.sql, what, now);
    return { changed: deleteCustomer(home.sql, id), deleted: true };
  });
  return deleted ? { ...NOTHING, deleted: changed.size > 0 ? 1 : 0 } : REPEATED;
}

async function merging({ home, now }: NewsSetting, news: News<'customers-merged'>): Promise<NewsResult> {
  const { changed } = await takeChange(home.storage, now, () => ({
    changed: new Set(mergeCustomers(home.sql, news.kept, news.gone)),
  }));
  return changed.size > 0 ? { ...NOTHING, merged: 1 } : REPEATED;
}

async function dataRequest({ home, now }: NewsSetting, news: News<'data-request'>): Promise<NewsResult> {
  return noteDataRequest(home.sql, news.request, news, now) ? { ...NOTHING, noted: 1 } : REPEATED;
}

async function redaction(
  { home, marks, now }: NewsSetting,
  news: News<'customer-redacted'>,
): Promise<NewsResult> {
  await erasePerson(home, marks, news, now);
  await followChange(home.storage, now);
  return { ...NOTHING, erased: 1 };
}

async function shopRedaction({ home, now }: NewsSetting): Promise<NewsResult> {
  await schedule(home.storage, 'redact', now);
  return { ...NOTHING, erased: 1 };
}

/** The id of a delivery alone says too little: WooCommerce makes two in one second with the same. */
const isFirst = ({ home, delivery, now }: NewsSetting, what: string): boolean =>
  isFirstDelivery(home.sql, `${delivery} ${what}`, now);
