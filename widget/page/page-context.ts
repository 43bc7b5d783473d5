// PageContext: what this page is, asked of every adapter; the first answer per field wins.
import type { Page, PageKind } from '../../shared/schema/page.ts';
import type { Adapter, Paths } from './adapter.ts';
import { kindOfPath } from './address.ts';
import { deviceKind } from './device.ts';
import { ga4Facts } from './ga4.ts';
import { jsonLdFacts } from './json-ld.ts';
import { reach } from './read-value.ts';
import { shopifyFacts } from './shopify.ts';
import { wooFacts } from './woocommerce.ts';

type Found = Record<string, unknown>;

/** A page as the browser tells of it: much of it found in foreign data and unchecked, for the Worker takes what is sound. */
export type PageTold = Omit<Partial<Page>, 'kind' | 'product'> & {
  readonly kind?: PageKind | undefined;
  readonly product?: object | undefined;
};

const ADAPTERS: readonly Adapter[] = [shopifyFacts, wooFacts, ga4Facts, jsonLdFacts];

/** This page: `explicit` is the shop's own word, `dataLayer` what was pushed on this page. */
export function pageContext(explicit: Partial<Page>, dataLayer: readonly unknown[]): PageTold {
  const { product, currency, category } = explicit;
  const found: Found = { currency, category };
  let { kind } = explicit;
  for (const adapter of ADAPTERS)
    try {
      const [its, from, paths] = adapter(dataLayer);
      kind ??= its;
      // Who takes the page for another speaks of another product.
      if ((its ?? kind) === kind) gather(found, from, paths);
    } catch {}
  return {
    url: location.href,
    locale: document.documentElement.lang || navigator.language,
    device: deviceKind(),
    ...found,
    ...explicit,
    kind: kind ?? kindOfPath(location.pathname),
    product: product || kind === 'product' ? { ...found, ...product } : undefined,
  };
}

/** Reads what was not found before. A price counts in the currency of the page only. */
function gather(found: Found, from: unknown, paths: Paths): void {
  const its: Found = {};
  for (const [field, where] of Object.entries(paths))
    for (const path of where.split('|')) {
      const value = reach(from, path);
      // An object is no field, and may be one that cannot be sent.
      if (Object(value) !== value) its[field] ||= value;
      if (field !== 'price' || its.currency === found.currency) found[field] ||= its[field];
    }
}
