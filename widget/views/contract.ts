// Contract between show/ and the views: what is drawn, and what a view tells its parent. A view fetches nothing.
import type { DecideAnswer } from '../../shared/schema/decision.ts';

type Decision = DecideAnswer['decisions'][number];
export type Product = NonNullable<Decision['products']>[number];

/** Everything a view draws. */
export type Drawing = Pick<DecideAnswer, 'theme' | 'locale' | 'currency' | 'words'> &
  Pick<Decision, 'kind' | 'view' | 'content' | 'offer' | 'form' | 'goal' | 'products'> & {
    readonly cartMinor?: number;
    /** The shop can put products in its cart for us. */
    readonly canAdd: boolean;
  };

/** What came of asking for the offer. `applied`: the shop put it on the cart. */
export type Claim =
  | { readonly code?: string; readonly expiresAt?: number; readonly applied?: boolean }
  | { readonly fault: 'email' | 'failed' };

export type Closing = 'button' | 'dismiss' | 'escape' | 'backdrop' | 'action';

export type Acts = {
  readonly clicked: () => void;
  /** The view is gone; `settled`: after its offer was taken or followed. */
  readonly closed: (why: Closing, settled: boolean) => void;
  /** With the address the visitor left, or without for an offer that has no form. */
  readonly claim: (lead?: { email: string; consentText: string }) => Promise<Claim>;
  readonly add: (product: Product) => Promise<boolean>;
};

export type Mounted = {
  /** What has to be on the screen to count as seen. */
  readonly element: Element;
  /** Takes it away without a word to the parent. */
  readonly remove: () => void;
};

/** How every view begins. `place`: the slot of an inline view. */
export type Mount = (drawing: Drawing, acts: Acts, place: Element) => Mounted;
