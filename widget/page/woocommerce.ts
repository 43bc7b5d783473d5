// WooCommerce: the classes that WordPress gives to `body`, in classic and in block themes alike.
import type { Adapter } from './adapter.ts';
import { kindOf } from './kind-of.ts';

/** WooCommerce marks every page of its shop, and has scripts take the `no` from `woocommerce-no-js`. */
export const isWoo = (): boolean => /\bwoocommerce/.test(document.body.className);

/** Kind and product by the classes; what it costs is left to JSON-LD, which WooCommerce writes itself. */
export const wooFacts: Adapter = () => {
  const { className } = document.body;
  return [
    isWoo() ? kindOf(className.replaceAll('woocommerce-', '')) : undefined,
    /single-product postid-(\d+)/.exec(className),
    { id: '1' },
  ];
};
