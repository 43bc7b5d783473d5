// The cart of WooCommerce, by its Store API, for classic and block pages alike. Whoever writes needs the nonce of the last reply.
import { fieldsOf, reach } from '../page/read-value.ts';
import { askShop, type Reply, worked } from './ask-shop.ts';
import type { ShopCart } from './contract.ts';
import { listOf } from './read-reply.ts';
import { parentsOf } from './woo-parents.ts';
import { wooCartOf } from './woo-reply.ts';
import { tellTheme } from './woo-theme.ts';

const COOKIE = 'reprise_visitor';
const COOKIE_SECONDS = 30 * 86_400;

/** `api`: where WordPress' REST API begins, as the page's head names it. */
export function wooCart(api: string): ShopCart {
  let nonce: string | undefined;
  const ask = async (call: string, body?: object): Promise<Reply> => {
    const reply = await askShop(`${api}wc/store/v1/cart${call}`, body, nonce ? { Nonce: nonce } : {});
    nonce = reply.headers.get('Nonce') ?? nonce;
    return reply;
  };
  const change = async (call: string, body: object): Promise<Reply> => {
    if (!nonce) await ask('');
    const reply = await ask(call, body);
    if (reply.status !== 401 && reply.status !== 403) return reply;
    // A nonce ends after a day, and when somebody signs in.
    await ask('');
    return ask(call, body);
  };
  return {
    read: async () => {
      const reply = await ask('');
      return worked(reply) ? wooCartOf(reply.body, await parentsOf(api, reply.body)) : undefined;
    },
    add: async ({ product, variant = product, quantity }) => {
      if (!/^\d+$/.test(variant)) return false;
      const done = worked(await change('/add-item', { id: Number(variant), quantity }));
      if (done) tellTheme(true);
      return done;
    },
    apply: async (code) => {
      const has = ({ body }: Reply) =>
        listOf(fieldsOf(body).coupons).some((one) => `${one.code}`.toLowerCase() === code.toLowerCase());
      if (has(await ask(''))) return true;
      const reply = await change('/apply-coupon', { code });
      if (worked(reply)) tellTheme(false);
      return worked(reply) && has(reply);
    },
    link: async (visitorHash) => {
      const seconds = visitorHash ? COOKIE_SECONDS : 0;
      const secure = location.protocol === 'https:' ? '; secure' : '';
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
      document.cookie = `${COOKIE}=${visitorHash ?? ''}; path=/; max-age=${seconds}; samesite=lax${secure}`;
    },
  };
}

/** Where the page says its REST API is; undefined on a page that says nothing. */
export const wooApi = (): string | undefined => {
  const href = reach(document.querySelector('link[rel="https://api.w.org/"]'), 'href');
  return typeof href === 'string' ? href : undefined;
};
