// PageContext: what this page is, asked of every adapter; the strongest answer per field wins.
import type { Page } from '../../shared/schema/page.ts';
import type { Adapter, Source } from './adapter.ts';
import { addressFacts } from './address.ts';
import { ga4Facts } from './ga4.ts';
import { jsonLdFacts } from './json-ld.ts';

/** Strongest last: each writes over what those before it said. */
const ADAPTERS: readonly Adapter[] = [addressFacts, jsonLdFacts, ga4Facts, ({ explicit }) => explicit];

/** The page as told to the Worker. An adapter that throws knows nothing; a product is described by all who know it. */
export function pageContext(source: Source): Page {
  const { url, language, document, device } = source;
  const locale = (document.documentElement.lang || language).slice(0, 35);
  let page: Page = { kind: 'other', url: url.href.slice(0, 2048), locale, device };
  for (const adapter of ADAPTERS)
    try {
      const facts = adapter(source);
      const product = facts.product && { ...page.product, ...facts.product };
      page = { ...page, ...facts, ...(product && { product }) };
    } catch {}
  return page;
}
