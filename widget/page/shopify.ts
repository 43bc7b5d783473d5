// Shopify: what a theme's page carries for Shopify's own statistics. Prices are hundredths, whatever the currency.
import type { Adapter } from './adapter.ts';
import { fieldsOf, reach } from './read-value.ts';

/** The page by `ShopifyAnalytics.meta`; the variant that `?variant=` names, else the first. */
export const shopifyFacts: Adapter = () => {
  const meta = reach(window, 'ShopifyAnalytics.meta');
  const variants = [fieldsOf(reach(meta, 'product')).variants].flat();
  // Ids are of many digits: one in the query is what `?variant=` names.
  const variant = variants.find((one) => location.search.includes(`${reach(one, 'id')}`)) ?? variants[0];
  return [
    { ...fieldsOf(meta), variant },
    {
      words: 'page.pageType',
      id: 'product.id',
      variant: 'variant.id',
      category: 'product.type',
      currency: 'currency',
      hundredths: 'variant.price',
    },
  ];
};
