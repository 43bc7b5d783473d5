// What the loader hands to show/: this browser's record, and the ways out. Loader and show may be one version
// apart, so this grows by optional fields only.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Cart, Session } from '../../shared/schema/page.ts';
import type { Reason, State } from './cue.ts';

/** Everything kept of this browser: one storage record, in memory where storage is refused or not consented to. */
export type BrowserRecord = Omit<Session, 'utm' | 'viewed'> & {
  visitor?: string;
  /** Campaign parameters as they stand in the address, `utm_source=mail`; as a record in what older loaders kept. */
  utm?: Session['utm'] | readonly string[] | null;
  /** Products looked at, as the Worker last said them. */
  viewed?: readonly string[] | undefined;
  /** Last sign of life (ms); 30 idle minutes later a new visit begins. */
  lastAt: number;
  /** `campaign,variant,consented` of what was seen in this visit; with consent its exposure was recorded. */
  exposed: string[];
  startedAt: number;
  shown: NonNullable<Session['shown']>;
};

/** A function of the shop; answering `false` or throwing means it did not work. */
export type Hook = (detail: object) => unknown;

export type Hooks = Readonly<Record<string, readonly Hook[] | undefined>>;

/** What the loader hands over, and show/ goes by. */
export type Given = {
  readonly store: string;
  /** Where the Worker answers, without a trailing slash. */
  readonly api: string;
  readonly consented: () => boolean;
  readonly record: () => BrowserRecord;
  /** Changes the record as it is now, other tabs included, and keeps it. */
  readonly update: (change: (record: BrowserRecord) => void) => void;
  /** The tag lets a closing be remembered in this tab, whatever the consent. */
  readonly remembersClose: boolean;
  /** POST, JSON as text; outlives the page. Rejects when the network does, or takes too long. */
  readonly post: (path: string, body: object) => Promise<Response>;
  /** What the shop gave to `reprise('on', name, fn)` so far, by name. */
  readonly hooks: Hooks;
  /** Names given to `reprise('track', …)` on this page so far; those to come are `reprise:track` events of the window. */
  readonly tracked: readonly string[];
  readonly arrivedAt: number;
  /** The campaign of a `reprise('show', …)` before there was an answer. */
  readonly wanted?: string | undefined;
  /** Who is signed in, by the shop's word. */
  readonly customer: unknown;
  /** What is in the cart now, as far as anybody told; when it may have changed there is a `reprise:cart` event of the window. */
  readonly cart: () => Cart | undefined;
};

/** How it stands with one decision in this browser. */
export type Standing = {
  readonly campaign: string;
  readonly variant: string;
  readonly state: State;
  readonly why?: Reason | undefined;
};

/** How the loader steers the campaigns that show/ armed. */
export type Armed = {
  /**
   * Stops every trigger and takes away what stands in slots; an open overlay stays until it is closed, unless told:
   * consent was withdrawn, or people pay here.
   */
  readonly disarm: (overlayToo?: boolean) => void;
  readonly show: (campaign: string) => void;
  /** How it stands with each campaign, for people. */
  readonly report: () => readonly Standing[];
};

/**
 * Arms the campaigns of an answer in place of those of the one before: what stands in a slot and is decided once more
 * stays where it is, the rest is disarmed. There is one stage per document, so each call answers the same.
 */
export type Arm = (answer: DecideAnswer, given: Given) => Armed;
