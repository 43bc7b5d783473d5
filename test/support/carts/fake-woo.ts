// WooCommerce's Store API as far as carts go: writes need the nonce of a reply, amounts have the shop's decimals.
import recorded from '../../../widget/cart/fixtures/woo-cart.json' with { type: 'json' };
import { type Answer, type Call, type FakeShop, GOOD_CODE } from './fake-shop.ts';

const KETTLE = 701;
const SOLD_OUT = 799;
const FAULT = { data: { status: 400 } };

/** `cookie`: the document whose cookie the order reads. */
export function fakeWoo(cookie: () => string): FakeShop {
  const cart: Record<string, unknown> & { items: object[]; totals: Record<string, unknown> } =
    structuredClone(recorded);
  let codes = ['old5'];
  let nonce = 1;
  const changes: Call[] = [];
  const now = (status = 200): Answer => ({
    status,
    headers: { Nonce: `nonce-${nonce}` },
    body: { ...cart, coupons: codes.map((code) => ({ code })) },
  });
  const refused = (code: string, status = 400): Answer => ({
    status,
    headers: { Nonce: `nonce-${nonce}` },
    body: { code, message: 'No.', ...FAULT },
  });
  const change = (path: string, body: unknown): Answer => {
    const { id, quantity, code } = Object(body);
    if (path.endsWith('/add-item')) {
      if (id === SOLD_OUT) return refused('woocommerce_rest_product_out_of_stock');
      if (id !== KETTLE) return refused('woocommerce_rest_cart_invalid_product');
      const prices = { price: '8900', currency_code: 'EUR', currency_minor_unit: 2 };
      cart.items = [...cart.items, { id, quantity, name: 'Kettle', variation: [], prices }];
      return now(201);
    }
    if (`${code}`.toUpperCase() !== GOOD_CODE) return refused('woocommerce_rest_cart_coupon_error');
    codes = [...codes, `${code}`.toLowerCase()];
    cart.totals = { ...cart.totals, total_discount: '670', total_discount_tax: '147' };
    return now();
  };
  return {
    changes,
    answer: ({ ...call }) => {
      const { pathname, searchParams } = new URL(call.path, 'https://shop.example');
      if (pathname.endsWith('/wc/store/v1/products'))
        return {
          status: 200,
          body: searchParams
            .get('include')
            ?.split(',')
            .map((id) => ({ id: Number(id), parent: 381 })),
        };
      if (pathname.endsWith('/wc/store/v1/cart')) return now();
      if (!pathname.includes('/wc/store/v1/cart/')) return undefined;
      // Every session's nonce ends some time: here with every change.
      if (call.headers.nonce !== `nonce-${nonce}`) return refused('woocommerce_rest_invalid_nonce', 403);
      changes.push(call);
      const answer = change(pathname, call.body);
      nonce++;
      return answer;
    },
    empty: () => {
      codes = [];
      Object.assign(cart, { items: [], totals: { ...cart.totals, total_items: '0', total_items_tax: '0' } });
    },
    trade: (currency) => {
      const priced = { currency_code: currency, currency_minor_unit: 2 };
      cart.totals = { ...cart.totals, ...priced };
    },
    linked: () => /(?:^|; )reprise_visitor=([^;]+)/.exec(cookie())?.[1],
    codes: () => codes,
  };
}
