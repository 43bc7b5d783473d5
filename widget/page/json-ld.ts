// JSON-LD: the schema.org product a page describes for search engines.
import type { Adapter } from './adapter.ts';
import { fieldsOf, known, minorOf, textOf } from './read-value.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One product on the page: it is that product's page. Several: it is not known whose. */
export const jsonLdFacts: Adapter = ({ document }) => {
  const products = [...document.querySelectorAll('script[type="application/ld+json"]')]
    .flatMap((script) => nodesOf(parsed(script.textContent)))
    .filter((node) => [node['@type']].flat().includes('Product'));
  const [node] = products;
  const id = textOf(node?.sku ?? node?.productID ?? node?.['@id'], 128);
  if (!node || !id || products.length > 1) return {};
  const offer = fieldsOf([node.offers].flat()[0]);
  const currency = textOf(offer.priceCurrency, 3);
  const product = {
    id,
    ...known({
      title: textOf(node.name, 500),
      image: textOf(fieldsOf([node.image].flat()[0]).url ?? [node.image].flat()[0], 2048),
      priceMinor: minorOf(offer.price ?? offer.lowPrice, currency),
      brand: textOf(fieldsOf(node.brand).name ?? node.brand),
      category: textOf(node.category),
    }),
  };
  return { kind: 'product', product, ...known({ currency }) };
};

/** Top-level nodes, and those of a `@graph`. */
function nodesOf(value: unknown): Fields[] {
  return [value].flat().flatMap((node) => {
    const fields = fieldsOf(node);
    return [fields, ...(Array.isArray(fields['@graph']) ? fields['@graph'].map(fieldsOf) : [])];
  });
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
