// PageContext: what this page is, as the shop itself says, and as every adapter finds.
import type { Page, PageKind } from '../../shared/schema/page.ts';
import type { Adapter } from './adapter.ts';
import { kindOfPath } from './address.ts';
import { touchScreen } from './device.ts';
import { ga4Facts } from './ga4.ts';
import { jsonLdFacts } from './json-ld.ts';
import { reach } from './read-value.ts';
import { shopifyFacts } from './shopify.ts';
import { wooFacts } from './woocommerce.ts';

type Facts = Record<string, unknown>;

type Told = Omit<Partial<Page>, 'cart'> & { readonly cart?: Page['cart'] | undefined };

/** A page as the browser tells of it: what it `found` is of others and unchecked, for the Worker takes what is sound. */
export type PageTold = Omit<Told, 'kind' | 'device'> & {
  readonly kind?: PageKind | undefined;
  readonly device: Page['device'] | number | false;
  readonly found: readonly Facts[];
};

/** Whom to believe first. */
const ADAPTERS: readonly Adapter[] = [shopifyFacts, wooFacts, ga4Facts, jsonLdFacts];

/** This page: `explicit` is the shop's own word, `dataLayer` what was pushed on this page. */
export function pageContext(explicit: Told, dataLayer: readonly unknown[]): PageTold {
  const found = ADAPTERS.map((adapter) => factsOf(adapter, dataLayer));
  return {
    url: location.href,
    locale: document.documentElement.lang || navigator.language,
    device: touchScreen(),
    found,
    kind: kindOfPath(found.map(({ words }) => words) + location.pathname),
    ...explicit,
  };
}

function factsOf(adapter: Adapter, dataLayer: readonly unknown[]): Facts {
  const facts: Facts = {};
  try {
    const [from, paths] = adapter(dataLayer);
    for (const [field, where] of Object.entries(paths))
      for (const path of where.split('|')) {
        const value = reach(from, path);
        // An object is no fact, and may be one that cannot be sent.
        if (Object(value) !== value) facts[field] ||= value;
      }
  } catch {}
  return facts;
}
