// What the loader hands to show/: this browser's record, and the ways out. Loader and show may be one version
// apart, so this grows by optional fields only.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Cart, Session } from '../../shared/schema/page.ts';
import type { ShopCart } from '../cart/contract.ts';

/** Everything kept of this browser: one storage record, in memory where storage is refused or not consented to. */
export type BrowserRecord = Session & {
  visitor?: string;
  /** Last sign of life (ms); 30 idle minutes later a new visit begins. */
  lastAt: number;
  /** `campaign/variant` whose exposure was recorded in this visit. */
  exposed: string[];
  startedAt: number;
  shown: NonNullable<Session['shown']>;
};

export type Host = {
  readonly store: string;
  /** Where the Worker answers, without a trailing slash. */
  readonly api: string;
  readonly consented: () => boolean;
  readonly record: () => BrowserRecord;
  /** Changes the record as it is now, other tabs included, and keeps it. */
  readonly update: (change: (record: BrowserRecord) => void) => void;
  /** Remembers a closing where nothing else may be kept. */
  readonly rememberClose: (campaign: string) => void;
  /** POST, JSON as text; outlives the page. Rejects when the network does, or takes too long. */
  readonly post: (path: string, body: object) => Promise<Response>;
  /** Runs the shop's hooks of that name; true when there was one and the last of them worked. */
  readonly emit: (name: string, detail: object) => Promise<boolean>;
  readonly hasHook: (name: string) => boolean;
  readonly randomId: () => string;
  /** Names given to `reprise('track', …)` on this page so far; those to come are `reprise:track` events of the window. */
  readonly tracked: readonly string[];
  readonly arrivedAt: number;
  /** Who is signed in, by the shop's word. */
  readonly customer: unknown;
  /** What was in the cart, minor units, when the page was asked about. */
  readonly cartMinor: number | undefined;
  /** What is in the cart now, as far as anybody told; when it changes there is a `reprise:cart` event of the window. */
  readonly cart?: () => Cart | undefined;
  /** The cart of the platform this shop runs on; undefined where only the shop's hooks `add` and `apply` can help. */
  readonly shopCart?: () => Promise<ShopCart | undefined>;
  /** The shop runs on a platform whose cart we can change. */
  readonly hasShopCart?: boolean;
};

/** How the loader steers the campaigns that show/ armed. */
export type Armed = {
  /** Stops every trigger and takes away what stands in slots; an open overlay stays until it is closed, unless told. */
  readonly disarm: (overlayToo?: boolean) => void;
  readonly show: (campaign: string) => void;
  /** How it stands with each campaign, for people. */
  readonly report: () => readonly object[];
};

export type Arm = (answer: DecideAnswer, host: Host) => Armed;
