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
  readonly customerPrivacy?: {
    readonly preferencesProcessingAllowed: () => boolean;
    readonly analyticsProcessingAllowed: () => boolean;
  };
};

/**
 * What it says now; pending while it is on its way. Allowed may also mean that the law of the place asks nobody;
 * `refused` is what it means where something is not: denied once the visitor answered here, before that not asked yet.
 */
export function shopifySays(shopify: ShopifyPrivacy, refused: Consent): Consent | undefined {
  const { customerPrivacy: privacy, loadFeatures } = shopify;
  if (!privacy) return loadFeatures && 'pending';
  return privacy.preferencesProcessingAllowed() && privacy.analyticsProcessingAllowed() ? 'granted' : refused;
}
