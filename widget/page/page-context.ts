// PageContext: what this page is, asked of every adapter; the first answer per field wins.
import type { Page } from '../../shared/schema/page.ts';
import type { Adapter, Source } from './adapter.ts';
import { addressFacts } from './address.ts';
import { ga4Facts } from './ga4.ts';
import { jsonLdFacts } from './json-ld.ts';

/** Strongest first. */
const ADAPTERS: readonly Adapter[] = [(source) => source.explicit, ga4Facts, jsonLdFacts, addressFacts];

/** The page as told to the Worker. An adapter that throws knows nothing. */
export function pageContext(source: Source): Page {
  const { url, language, document, device } = source;
  const page: Page = {
    kind: 'other',
    url: url.href.slice(0, 2048),
    locale: (document.documentElement.lang || language).slice(0, 35),
    device,
  };
  return ADAPTERS.reduceRight((weaker, adapter) => over(weaker, factsOf(adapter, source)), page);
}

function factsOf(adapter: Adapter, source: Source): Partial<Page> {
  try {
    return adapter(source);
  } catch {
    return {};
  }
}

/** Field by field; a product is described by all who know it. */
function over(weaker: Page, stronger: Partial<Page>): Page {
  const product = stronger.product && { ...weaker.product, ...stronger.product };
  return { ...weaker, ...stronger, ...(product && { product }) };
}
