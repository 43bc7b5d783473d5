// What a page may say to Reprise, and hear of it: types of `window.reprise`. Self-contained, so a shop can copy it.

/** One thing in the cart; ids as in the shop's orders, money in minor units (cents) of the page's currency. */
export interface RepriseCartItem {
  product: string;
  variant?: string;
  quantity: number;
  priceMinor?: number;
  category?: string;
  title?: string;
  url?: string;
  image?: string;
}

export interface RepriseCart {
  totalMinor: number;
  items: RepriseCartItem[];
  coupons?: string[];
}

export interface RepriseProduct {
  id: string;
  variant?: string;
  title?: string;
  image?: string;
  priceMinor?: number;
  brand?: string;
  category?: string;
}

/** What a page is; what is left out is read from the page itself. */
export interface ReprisePage {
  kind?: 'home' | 'category' | 'product' | 'search' | 'cart' | 'checkout' | 'thank-you' | 'account' | 'other';
  url?: string;
  locale?: string;
  currency?: string;
  product?: RepriseProduct;
  category?: string;
  cart?: RepriseCart;
  device?: 'mobile' | 'tablet' | 'desktop';
}

/** Who is signed in: `signature` = hex HMAC-SHA256(identity secret, `id:at`), `at` in Unix seconds, made on a server. */
export interface RepriseCustomer {
  id: string;
  at: number;
  signature: string;
}

/** Which campaign, and which of its variants, something happened to. */
export interface RepriseOffer {
  campaign: string;
  variant: string;
}

/** What each hook is told. `add` and `apply` are asked to do something; the others only hear. */
export interface RepriseHooks {
  /** Put this in the cart. */
  add: { product: string; variant?: string | undefined; quantity: number };
  /** Apply this discount code to the cart. */
  apply: { code: string; campaign: string };
  /** It is really on the screen; once per visit. */
  shown: RepriseOffer;
  clicked: RepriseOffer;
  dismissed: RepriseOffer & { why?: 'button' | 'dismiss' | 'escape' | undefined };
  /** The visitor took the offer; with the address they left and what they consented to, for a shop that mails itself. */
  submitted: RepriseOffer & {
    email?: string | undefined;
    consent?: { text: string; at: number } | undefined;
    cart?: Pick<RepriseCart, 'items'> | undefined;
  };
  /** The code was put on the cart. */
  applied: RepriseOffer;
}

/** `false`, or a promise of it, or throwing, says that it did not work. */
export type RepriseHook<Name extends keyof RepriseHooks> = (detail: RepriseHooks[Name]) => unknown;

/** How it stands with one decision in this browser. */
export interface RepriseState {
  campaign: string;
  variant: string;
  state: 'armed' | 'waiting' | 'shown' | 'held' | 'refused' | 'unknown';
  why?: string | undefined;
}

/** What this browser knows; printed, too. For people, and not for programs: it may change. */
export interface RepriseDebug {
  consent: 'granted' | 'denied' | 'pending';
  armed?: readonly RepriseState[] | undefined;
  readonly [more: string]: unknown;
}

export interface Reprise {
  /** The visitor allows, or no longer allows, to be known. */
  (command: 'consent', granted: boolean): void;
  /** Who is signed in; without anybody: nobody any more. */
  (command: 'identify', customer?: RepriseCustomer): void;
  /** What this page is; said again, what is new is added. */
  (command: 'page', facts: ReprisePage): void;
  /** Something happened: fires `event` triggers of that name, and sends nothing. */
  (command: 'track', event: string): void;
  /** Shows a campaign now, if it was decided for this page. */
  (command: 'show', campaign: string): void;
  /** Does, or hears, something for Reprise. */
  <Name extends keyof RepriseHooks>(command: 'on', name: Name, hook: RepriseHook<Name>): void;
  /** What this browser knows, and prints it. A stand-in knows nothing and answers nothing. */
  (command: 'debug'): RepriseDebug;
  /** Calls of a page that did not wait for the script. */
  q?: Iterable<unknown>[];
  /** Ours, and no stand-in. */
  ours?: true;
}

declare global {
  interface Window {
    /** Ours, or before it the page's own stand-in that keeps its calls in `q`. */
    reprise: Reprise;
  }
}
