// Decision: what a browser is told to arm. What is drawn and nothing else: no segment, no score, no reason.
import type { Goal } from './campaign.ts';
import type { ContentFields } from './content.ts';
import type { Form } from './form.ts';
import type { Frequency, Limits } from './limits.ts';
import type { Offer } from './offer.ts';
import type { PreviewNotes } from './preview.ts';
import type { Theme } from './theme.ts';
import type { Trigger } from './trigger.ts';
import type { View } from './view.ts';

export type DecidedProduct = {
  readonly id: string;
  readonly variant?: string;
  readonly title: string;
  /** Empty where nobody said where it is. */
  readonly url: string;
  readonly image?: string;
  readonly priceMinor?: number;
  /** Replenishment only: ms of the last purchase. */
  readonly lastBought?: number;
  /** The usual quantity, or that in the cart. */
  readonly quantity?: number;
};

/** The offer as drawn: terms and gift in the visitor's language, no code and no pool. */
export type DecidedOffer = {
  readonly kind: Offer['kind'];
  readonly percent?: number;
  /** Minor units of the decision's currency. */
  readonly amountMinor?: number;
  readonly minimumMinor?: number;
  readonly points?: number;
  readonly gift?: string;
  readonly terms?: string;
  readonly apply: 'automatic' | 'manual';
  /** A code can be had: by the form, or by /v1/codes. */
  readonly code: boolean;
};

export type DecidedForm = Pick<Form, 'fields' | 'deliver'> & {
  readonly consent?: { readonly as: 'checkbox' | 'notice'; readonly text: string };
  readonly turnstile?: string;
  /** Address of the shop's privacy policy. */
  readonly privacy?: string;
};

export type DecidedGoal = { readonly kind: Goal['kind']; readonly thresholdMinor: number };

/** One campaign to arm. A held-out one has `held: true` and nothing to draw. */
export type Decided = {
  readonly campaign: string;
  readonly kind: 'welcome' | 'replenishment' | 'recommendations' | 'message';
  readonly variant: string;
  readonly held?: true;
  /** Not to be shown from this moment on (ms): end of schedule or of its hours today. */
  readonly until?: number;
  readonly trigger: Trigger;
  readonly frequency: Frequency;
  readonly view: View;
  readonly content?: ContentFields;
  readonly offer?: DecidedOffer;
  readonly form?: DecidedForm;
  readonly goal?: DecidedGoal;
  /** Saved cart: `products` are the lines of the cart. */
  readonly cart?: true;
  /** Closed earlier in this visit, it has left a tab behind: that is drawn at once, and opens it. */
  readonly teaser?: true;
  /** The language of `content` where it is another than the answer's, and the interface words in it. */
  readonly locale?: string;
  readonly words?: Readonly<Record<string, string>>;
  readonly products?: readonly DecidedProduct[];
};

/** What `decide()` returns; the route adds visitor id and proofs. */
export type Decision = {
  readonly revision: number;
  readonly theme: Theme;
  readonly locale: string;
  readonly currency: string;
  readonly words?: Readonly<Record<string, string>>;
  readonly limits: Limits;
  readonly decisions: readonly Decided[];
  /** The products this browser has looked at, for it to keep and to tell with its next question, in place of those it
   * knew; empty, where it is to forget them. */
  readonly viewed?: readonly string[];
};

/** The answer of POST /v1/decide. */
export type DecideAnswer = Omit<Decision, 'decisions'> & {
  readonly visitor?: string;
  readonly decisions: readonly (Decided & { readonly proof: string })[];
  readonly sample?: string;
  /** In a preview only. */
  readonly explain?: PreviewNotes;
};
