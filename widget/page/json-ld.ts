// JSON-LD: the schema.org product and breadcrumbs a page describes for search engines.
import type { Adapter } from './adapter.ts';
import { fieldsOf, reach } from './read-value.ts';

/** One product, however often described: it is that product's page. Several: it is not known whose. */
export const jsonLdFacts: Adapter = () => {
  const nodes = [...document.querySelectorAll('[type$="ld+json"]')].flatMap((script) =>
    nodesOf(script.textContent),
  );
  const nodesLike = (type: RegExp) => nodes.filter((node) => type.test(`${node['@type']}`));
  const [product, ...others] = nodesLike(/\bProduct(Group)?\b/);
  const name = product?.name;
  const one = others.some((other) => other.name !== name) ? undefined : product;
  const crumbs = [nodesLike(/Breadcrumb/)[0]?.itemListElement]
    .flat()
    .map((step) => reach(step, 'name') ?? reach(step, 'item.name'));
  const offer = reach(one, 'offers') ?? reach(one, 'hasVariant.offers');
  return [
    { ...one, crumbs: crumbs.join('\n'), offer, words: one && 'product' },
    {
      words: 'words',
      id: 'productGroupID|sku|productID|@id',
      title: 'name',
      crumbs: 'crumbs',
      category: 'category',
      currency: 'offer.priceCurrency|offer.priceSpecification.priceCurrency',
      price: 'offer.price|offer.lowPrice|offer.priceSpecification.price',
    },
  ];
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
