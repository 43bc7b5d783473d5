// Shopify's Ajax API as far as carts go: hundredths in every currency, codes in the cart, sold out is 422.
import recorded from '../../../widget/cart/fixtures/shopify-cart.json' with { type: 'json' };
import { type Answer, type Call, type FakeShop, GOOD_CODE } from './fake-shop.ts';

const SOLD_OUT = 44100000000999;
const KETTLE = 44100000000501;

/** `takesCodes`: false for a shop from before carts took discount codes. */
export function fakeShopify({ takesCodes = true } = {}): FakeShop {
  const cart: Record<string, unknown> & { items: object[]; attributes: Record<string, string> } =
    structuredClone(recorded);
  let codes: string[] = [];
  const changes: Call[] = [];
  const now = (): Answer => ({
    status: 200,
    body: {
      ...cart,
      item_count: cart.items.length,
      discount_codes: takesCodes
        ? codes.map((code) => ({ code, applicable: code.toUpperCase() === GOOD_CODE || code === 'OLD5' }))
        : undefined,
      cart_level_discount_applications: takesCodes
        ? []
        : codes.map((title) => ({ type: 'discount_code', title })),
    },
  });
  const add = (body: unknown): Answer => {
    const [line] = Object(body).items;
    if (line.id === SOLD_OUT)
      return { status: 422, body: { status: 422, message: 'Cart Error', description: 'Sold out.' } };
    if (line.id !== KETTLE) return { status: 404, body: { status: 404, message: 'Cart Error' } };
    cart.items = [...cart.items, { ...line, variant_id: line.id, product_id: 8100000000051, price: 8900 }];
    cart.total_price = Number(cart.total_price) + 8900 * line.quantity;
    return { status: 200, body: { items: [line] } };
  };
  const update = (body: unknown): Answer => {
    const { attributes, discount } = Object(body);
    Object.assign(cart.attributes, attributes);
    if (takesCodes && typeof discount === 'string') codes = discount.split(',');
    return now();
  };
  return {
    changes,
    answer: (call) => {
      const [path = '', query] = call.path.split('?');
      if (path.endsWith('/cart.js')) return now();
      const [, code] = /\/discount\/(\w+)$/.exec(path) ?? [];
      if (!code && !/\/cart\/\w/.test(path)) return undefined;
      changes.push(call);
      if (path.endsWith('/cart/add.js')) return add(call.body);
      if (path.endsWith('/cart/update.js')) return update(call.body);
      if (!code || !query?.includes(encodeURIComponent('/cart.js'))) return { status: 404, body: '<html>' };
      if (code.toUpperCase() === GOOD_CODE) codes = [code];
      return now();
    },
    empty: () => {
      Object.assign(cart, { items: [], total_price: 0 });
    },
    trade: (currency) => {
      cart.currency = currency;
    },
    linked: () => cart.attributes.reprise_visitor || undefined,
    codes: () => codes,
  };
}
