// Shopify's Customer Privacy API: what its banner, or a tool that speaks through it, was told.
import type { Consent } from './consent.ts';

type Features = readonly { readonly name: string; readonly version: string }[];

declare global {
  interface Window {
    readonly Shopify?: unknown;
  }
}

/** As much of `window.Shopify` as is of consent. */
export type ShopifyPrivacy = {
  readonly loadFeatures?: (features: Features, done: () => void) => void;
  readonly customerPrivacy?: CustomerPrivacy;
};

/** The interface itself. Some put an object there before its functions come. */
export type CustomerPrivacy = {
  readonly preferencesProcessingAllowed?: () => boolean;
  readonly analyticsProcessingAllowed?: () => boolean;
  /** For each purpose `yes`, `no`, or nothing where nobody answered. */
  readonly currentVisitorConsent?: () => Readonly<Record<string, string>>;
};

/**
 * What it says now. Allowed may also mean that the law of the place asks nobody; not allowed is denied where the visitor
 * refused anything, on whichever page, and not answered yet otherwise.
 */
export function shopifySays(privacy: CustomerPrivacy): Consent {
  if (privacy.preferencesProcessingAllowed?.() && privacy.analyticsProcessingAllowed?.()) return 'granted';
  return Object.values(privacy.currentVisitorConsent?.() ?? {}).includes('no') ? 'denied' : 'pending';
}
