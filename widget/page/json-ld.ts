// JSON-LD: the schema.org product a page describes for search engines.
import type { Adapter } from './adapter.ts';
import { fieldsOf, firstOf, productFacts } from './read-value.ts';

/** One product on the page: it is that product's page. Several: it is not known whose. */
export const jsonLdFacts: Adapter = ({ document }) => {
  const [product, another] = [...document.querySelectorAll('[type="application/ld+json"]')]
    .flatMap((script) => nodesOf(script.textContent))
    .filter((node) => [node['@type']].flat().includes('Product'));
  if (!product || another) return {};
  const { sku, productID, '@id': id, name, image, brand, category } = product;
  const { price, lowPrice, priceCurrency } = fieldsOf(firstOf(product.offers));
  const picture = firstOf(image);
  return productFacts(
    sku ?? productID ?? id,
    name,
    fieldsOf(picture).url ?? picture,
    price ?? lowPrice,
    priceCurrency,
    fieldsOf(brand).name ?? brand,
    category,
  );
};

/** Top-level nodes, and those of a `@graph`; none where it is not JSON. */
function nodesOf(text: string): ReturnType<typeof fieldsOf>[] {
  try {
    const nodes: unknown[] = [JSON.parse(text)].flat();
    return nodes.flatMap((node) => [node, fieldsOf(node)['@graph']].flat()).map(fieldsOf);
  } catch {
    return [];
  }
}
