// Calls that bring orders, products and customers in.
import type { JsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { Customer } from '../../../shared/schema/customer.ts';
import { Order } from '../../../shared/schema/order.ts';
import { Product } from '../../../shared/schema/product.ts';
import { HeardWebhook, Imported } from '../answers/imported.ts';
import { type Body, type Group, ok, query, STORE } from '../call.ts';
import { jsonSchemaOf } from '../json-schema-of.ts';

const TEXT: JsonSchema = { type: 'string' };

/** A file of records, in each of the forms that are taken. */
const files = (record: v.GenericSchema, csv: string, example: object, feed?: string): Body[] => [
  {
    type: 'application/json',
    schema: { json: { type: 'array', items: jsonSchemaOf({ type: '', schema: record }) } },
    example: [example],
    about: 'Times may be ISO 8601, too.',
  },
  {
    type: 'application/x-ndjson',
    schema: { json: TEXT },
    example: JSON.stringify(example),
    about: 'One record a line.',
  },
  { type: 'text/csv', schema: { json: TEXT }, example: csv, about: 'Columns by their meaning.' },
  ...(feed === undefined ? [] : [{ type: 'application/xml', schema: { json: TEXT }, example: feed }]),
];

const ABOUT =
  'Of any size, gzip or not, streamed; the form is seen from the bytes. Sending it again changes nothing. Exports of Shopify and WooCommerce and the JSON of their APIs are taken as they come.';

const COUNTS = 'What became of every line: `lines` = `new` + `repeated` + `cancelled` + `rejected`.';
const COUNTED = {
  ...{ orders: 1, lines: 2, new: 2, repeated: 0, cancelled: 0, rejected: 0, rejections: [] },
  format: 'orders',
};

export const data: Group = {
  name: 'Data',
  about: 'What segments, restock dates and recommendations are made of.',
  calls: [
    {
      id: 'importOrders',
      method: 'post',
      path: `${STORE}/orders`,
      caller: 'import',
      summary: 'Orders',
      about: ABOUT,
      parameters: {
        dates: query('How `01/11/2026` is meant, should the file not say.', {
          type: 'string',
          enum: ['day-first', 'month-first'],
        }),
      },
      bodies: files(
        Order,
        'customer,order,timestamp,product,name,quantity,unit_price\nc-42,o-1001,2026-11-01T10:15:00Z,sku-9,Coffee 500 g,2,12.50',
        {
          id: 'o-1001',
          customer: 'c-42',
          at: 1793528100000,
          status: 'paid',
          currency: 'EUR',
          codes: [],
          lines: [{ product: 'sku-9', title: 'Coffee 500 g', quantity: 2, priceMinor: 1250 }],
        },
      ),
      answers: ok(COUNTS, Imported, COUNTED),
      problems: [404, 413, 422],
    },
    {
      id: 'importProducts',
      method: 'post',
      path: `${STORE}/products`,
      caller: 'import',
      summary: 'Products',
      about: `${ABOUT} So are Google Merchant feeds.`,
      parameters: {
        replace: query('`true`: the file is the whole catalogue; what it does not have is sold no more.', {
          type: 'string',
          enum: ['true', 'false'],
        }),
      },
      bodies: files(
        Product,
        'id,title,url,price,stock,category\nsku-9,Coffee 500 g,/products/coffee,12.50,140,coffee',
        {
          id: 'sku-9',
          title: 'Coffee 500 g',
          url: '/products/coffee',
          priceMinor: 1250,
          stock: 140,
          category: 'coffee',
        },
        '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>sku-9</g:id><title>Coffee 500 g</title><link>https://shop.example/products/coffee</link><g:price>12.50 EUR</g:price></item></channel></rss>',
      ),
      answers: ok(COUNTS, Imported, { ...COUNTED, orders: 0, lines: 1, new: 1, format: 'products' }),
      problems: [404, 413, 422],
    },
    {
      id: 'importCustomers',
      method: 'post',
      path: `${STORE}/customers`,
      caller: 'import',
      summary: 'Customers and subscribers',
      about: `${ABOUT} So are the lists of Klaviyo and Mailchimp. Whoever is subscribed sees no welcome offer.`,
      bodies: files(Customer, 'id,email,subscribed,tags\nc-42,ada@mail.example,yes,wholesale', {
        id: 'c-42',
        email: 'ada@mail.example',
        subscribed: 'yes',
        tags: ['wholesale'],
      }),
      answers: ok(COUNTS, Imported, { ...COUNTED, orders: 0, lines: 1, new: 1, format: 'customers' }),
      problems: [404, 413, 422],
    },
    {
      id: 'hearWebhook',
      method: 'post',
      path: `${STORE}/webhooks/{platform}`,
      caller: 'platform',
      summary: 'Webhooks of Shopify and WooCommerce',
      about:
        '`shopify` or `woocommerce`: the body as the platform sends it, signed over its raw bytes with the secret that was put. Replays and late comers change nothing.',
      bodies: [
        {
          type: 'application/json',
          schema: { json: { type: 'object' } },
          example: { id: 820982911946154500, email: 'jon@mail.example' },
        },
      ],
      example: { path: { platform: 'shopify' } },
      answers: ok('Counts as of an import, or what was ignored.', HeardWebhook, {
        ...{ topic: 'orders/create', orders: 1, lines: 2, new: 2, repeated: 0, cancelled: 0, rejected: 0 },
        rejections: [],
      }),
      problems: [],
    },
  ],
};
