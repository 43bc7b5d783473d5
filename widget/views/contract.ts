// Contract between show/ and the views: what is drawn, and what a view tells its parent. A view fetches nothing.
import type { VNode } from 'preact';
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Lead } from '../../shared/schema/lead.ts';
import type { Cart } from '../../shared/schema/page.ts';

type Decision = DecideAnswer['decisions'][number];
export type Product = NonNullable<Decision['products']>[number];

/** Everything a view draws. */
export type Drawing = Pick<DecideAnswer, 'theme' | 'locale' | 'currency' | 'words'> &
  Pick<Decision, 'kind' | 'view' | 'content' | 'offer' | 'form' | 'goal' | 'cart' | 'products'> & {
    /** What is in the cart, as far as anybody told. */
    readonly inCart?: Cart | undefined;
    /** The shop can put products in its cart for us. */
    readonly canAdd: boolean;
    /** The visitor asked for it (its tab, a click trigger, `reprise('show')`): the focus goes to it. */
    readonly wanted?: boolean;
  };

/** The offer was taken. `applied`: the shop put the code on its cart. */
export type Grant = {
  readonly code?: string | undefined;
  readonly expiresAt?: number | undefined;
  readonly applied?: boolean;
};

/** What leaves a form: the address, what only a machine fills in, and what proves a person (show/turnstile.ts). */
export type Left = Pick<Lead, 'email' | 'website' | 'turnstile'>;

export type Closing = 'button' | 'dismiss' | 'escape' | 'action';

export type Acts = {
  /** The visitor follows the offer; closing it later is no refusal. */
  readonly clicked: () => void;
  /** The view is gone. */
  readonly closed: (why: Closing) => void;
  /** Its place on the page came into view (show/placed.ts); what is over the page is looked at by its parent. */
  readonly seen: () => void;
  /** With what a visitor left, or without for an offer that has no form; a word for what went wrong. */
  readonly claim: (left?: Left) => Promise<Grant | 'emailInvalid' | 'failed'>;
  readonly add: (product: Product) => Promise<boolean>;
};

export type Mounted = {
  /** Over the page, what has to be on the screen to count as seen. */
  readonly element: Element;
  /** Takes it away without a word to the parent. */
  readonly remove: () => void;
  /** Draws it again, for what is in the cart now. */
  readonly update?: (cart: Cart | undefined) => void;
};

/** How every view begins. `place`: the slot of an inline view, else the body. */
export type Mount = (drawing: Drawing, acts: Acts, place: Element) => Mounted;

/** What the tab tells that a closed overlay leaves behind; by then it has taken itself away. */
export type TabActs = {
  /** The visitor wants the offer back: mount it as `wanted`. */
  readonly reopened: () => void;
  /** The tab was closed, too. */
  readonly closed: () => void;
};

/** How the tab begins (`mount` of views/teaser.tsx). A `wanted` one follows an offer reopened from it, and takes the focus that went with that. */
export type MountTab = (drawing: Drawing, acts: TabActs, place: Element) => Mounted;

/** What an overlay shows of its products; `redraw` after something changed in it. */
export type Extra = (drawing: Drawing, acts: Acts, label: string, redraw: () => void) => VNode;
