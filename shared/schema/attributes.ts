// The published list of what a condition may ask about; served at /schema/attributes.json.

import { Subscribed } from './customer.ts';
import { DeviceKind, PageKind } from './page.ts';
import { COUNTRY } from './primitives.ts';
import { RFM_GROUPS, STAGES, WEEKDAYS } from './vocabulary.ts';

/** `any` is a text, a number or a boolean. */
export type AttributeType = 'string' | 'number' | 'boolean' | 'strings' | 'any';
export type Attribute = {
  readonly name: string;
  readonly type: AttributeType;
  readonly about: string;
  /** All values it can have, where they are few. */
  readonly values?: readonly string[];
  /** The regular expression that its values match, and one of them. */
  readonly shape?: { readonly pattern: string; readonly like: string };
};

const of = (type: AttributeType, name: string, about: string): Attribute => ({ name, type, about });
const oneOf = (values: readonly string[], name: string, about: string): Attribute => ({
  name,
  type: 'string',
  about,
  values,
});

const shaped = (pattern: RegExp, like: string, name: string, about: string): Attribute => ({
  name,
  type: 'string',
  about,
  shape: { pattern: pattern.source, like },
});

/** A name ending in `.*` stands for any one key in its place, like `session.utm.campaign`. */
export const ATTRIBUTES: readonly Attribute[] = [
  oneOf(PageKind.options, 'page.kind', 'kind of the page'),
  shaped(/^https?:\/\//, 'https://shop.example/cart', 'page.url', 'the full address of the page'),
  shaped(/^\//, '/cart', 'page.path', 'the path of the address; a slash at its end makes no difference'),
  of('string', 'page.query.*', 'a parameter of the address'),
  shaped(
    /^[a-z]{2,3}$/,
    'it',
    'page.language',
    'language of the page without its region; regions go into `audience.languages`',
  ),
  of('string', 'page.product.id', 'the product shown'),
  of('number', 'page.product.price', 'its price in major units of the store currency'),
  of('number', 'page.product.stock', 'how many are in stock'),
  of('strings', 'page.product.tags', 'its tags'),
  of('string', 'page.category', 'the category shown, or that of the product'),
  of('number', 'session.pages', 'pages seen in this visit, this one included'),
  of('number', 'session.seconds', 'seconds since the visit began'),
  shaped(/^\//, '/sale', 'session.landing', 'path of the first page of the visit'),
  shaped(/^[^/A-Z]+$/, 'www.google.com', 'session.referrer', 'host that sent the visitor'),
  of('string', 'session.utm.*', 'campaign parameter: source, medium, campaign, term, content'),
  of('number', 'session.visits', 'visits of this browser, this one included'),
  of('number', 'cart.total', 'value of the cart in major units of the store currency'),
  of('number', 'cart.count', 'pieces in the cart'),
  of('strings', 'cart.products', 'products in the cart'),
  of('strings', 'cart.categories', 'categories in the cart'),
  of('strings', 'cart.coupons', 'coupons applied'),
  of('number', 'customer.orders', 'orders so far'),
  of('number', 'customer.spent', 'spent so far, in major units of the store currency'),
  of('number', 'customer.averageOrder', 'average order value, in major units'),
  of('number', 'customer.daysSinceOrder', 'days since the last order'),
  oneOf(STAGES, 'customer.segment', 'the lifecycle stage'),
  shaped(
    /^[1-5]-[1-5]-[1-5]$/,
    '5-4-4',
    'customer.rfm',
    'recency, frequency and monetary quintile, 5 the best',
  ),
  oneOf(RFM_GROUPS, 'customer.rfmGroup', 'the RFM group; `prospects` never ordered'),
  of('strings', 'customer.tags', 'tags given by the shop'),
  of('any', 'customer.attributes.*', 'an attribute given by the shop: text, number or boolean'),
  oneOf(Subscribed.options, 'customer.subscribed', 'whether they take our mail'),
  of('strings', 'customer.bought', 'products bought, the latest 200'),
  of('strings', 'customer.boughtCategories', 'categories bought from, the latest 200'),
  of('number', 'customer.buysWithin', 'probability of an order within 30 days'),
  of('number', 'customer.expectedSpend', 'expected to be spent within a year, in major units'),
  oneOf(WEEKDAYS, 'clock.weekday', 'day of the week in the time zone of the store'),
  of('number', 'clock.hour', '0 to 23, in the time zone of the store'),
  shaped(COUNTRY, 'IT', 'geo.country', 'two-letter country, upper case'),
  of('string', 'geo.region', 'region code'),
  oneOf(DeviceKind.options, 'device.kind', 'kind of the device'),
];

/** What a condition about a product may ask: in `boost`, `bury`, `exclude`, `sensitive` and the like. */
export const PRODUCT_ATTRIBUTES: readonly Attribute[] = [
  of('string', 'id', 'product id'),
  of('string', 'title', 'title'),
  of('string', 'brand', 'brand'),
  of('string', 'category', 'category'),
  of('strings', 'tags', 'tags'),
  of('number', 'price', 'price in major units'),
  of('number', 'stock', 'pieces in stock'),
];

/** The attribute of that name (a wildcard takes any last part), or undefined. */
export function attributeNamed(name: string, list: readonly Attribute[] = ATTRIBUTES): Attribute | undefined {
  return list.find((a) =>
    a.name.endsWith('.*')
      ? name.startsWith(a.name.slice(0, -1)) && name.length >= a.name.length
      : a.name === name,
  );
}
