// WooCommerce: the classes that WordPress gives to `body`, in classic and in block themes alike.
import type { Adapter } from './adapter.ts';

/** Kind and product by the classes; what it costs is left to JSON-LD, which WooCommerce writes itself. */
export const wooFacts: Adapter = () => {
  const { className } = document.body;
  return [
    // Themes change other classes as they like: those would be news all the time.
    [className.match(/\b(home|search|single-product|postid-\d+|tax-\w+|woocommerce-[\w-]+)/g)?.join()],
    { words: '0' },
  ];
};
