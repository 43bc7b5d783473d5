// Consent tools: those on the page and those that come later; what each says is kept by its name.
import type { Consent } from './consent.ts';
import { hearConsentMode } from './consent-mode.ts';
import { watchDataLayer } from './data-layer.ts';
import { type ShopifyPrivacy, shopifySays } from './shopify-privacy.ts';
import { tcfSays } from './tcf.ts';

declare global {
  interface Navigator {
    readonly globalPrivacyControl?: boolean;
  }
}

/** What the tools on this page say. */
export const tools: Record<string, Consent | undefined> = {};

/** Looks for tools, and reads those that do not tell of themselves. `changed`: one of them may say something else. */
export function readTools(changed: () => void): void {
  if (navigator.globalPrivacyControl) tools.gpc = 'denied';
  watchDataLayer((entry) => hearConsentMode(tools, entry), changed);
  const shopify: ShopifyPrivacy = window.Shopify ?? {};
  if (shopify.customerPrivacy) tools.shopify = shopifySays(shopify.customerPrivacy);
  else if (!tools.shopify && shopify.loadFeatures) {
    tools.shopify = 'pending';
    shopify.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], changed);
  }
  if (tools.tcf || !window.__tcfapi) return;
  tools.tcf = 'pending';
  window.__tcfapi('addEventListener', 2, (data) => {
    tools.tcf = tcfSays(data) ?? tools.tcf;
    changed();
  });
}
