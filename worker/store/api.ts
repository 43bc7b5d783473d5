// What the Durable Object answers: the only view of it that routes import (as a type).
import type { Group } from '../../shared/experiment/assign.ts';
import type { Basis } from '../../shared/replenish/renewal.ts';
import type { CampaignTallies } from '../../shared/report/campaign-results.ts';
import type { OfferBudget } from '../../shared/report/offer-budget.ts';
import type { Tally } from '../../shared/report/tally.ts';
import type { Stage } from '../../shared/schema/audience.ts';
import type { Scope } from '../../shared/schema/credentials.ts';
import type { Customer, Subscribed } from '../../shared/schema/customer.ts';
import type { EventKind } from '../../shared/schema/event.ts';
import type { KeptLine } from '../../shared/schema/lead.ts';
import type { OrderStatus } from '../../shared/schema/order.ts';
import type { Product } from '../../shared/schema/product.ts';
import type { LifetimeValue } from '../../shared/segment/lifetime-value.ts';
import type { RfmGroup, RfmScores } from '../../shared/segment/rfm.ts';
import type { PublishedConfig, SealedSecret, SecretOwner } from '../read/records.ts';

/** Who asks: the id of the admin key, or `operator`. Writes are refused once that key is revoked. */
export type Actor = { readonly keyId: string };

export type NewKey = {
  readonly id: string;
  readonly hash: string;
  readonly lastFour: string;
  readonly scopes: readonly Scope[];
};

/** A sealed secret of a shop platform or of Turnstile; `only` ends the one before at once. */
export type PutSecret = { readonly platform: SecretOwner; readonly sealed: string; readonly only: boolean };

export type StoreCreation = {
  readonly store: string;
  /** Revision 1 as text, and as decisions read it. */
  readonly document: string;
  readonly live: PublishedConfig['live'];
  readonly key: NewKey;
  readonly identity: SealedSecret;
};

export type PutConfig = {
  readonly document: string;
  readonly live: PublishedConfig['live'];
  /** The entity tags the publisher may have read; `*` is any. */
  readonly ifMatch: readonly string[];
  readonly restoredFrom?: number;
};

/** An order line as stored. `position` counts equal lines (product, variant, price) of its order, from 0. */
export type LineRow = {
  readonly product: string;
  readonly variant?: string;
  readonly at: number;
  readonly quantity: number;
  readonly priceMinor: number;
  /** In the store's currency; 0 for an order in another one. */
  readonly totalMinor: number;
  readonly position: number;
  readonly subscription: boolean;
};

/** What a refund takes back of the lines of one product, variant and unit price; `totalMinor` as in `LineRow`. */
export type RefundLine = {
  readonly refund: string;
  readonly product: string;
  readonly variant?: string;
  readonly priceMinor: number;
  readonly quantity: number;
  readonly totalMinor: number;
};

/** An order, or some of its lines. With `updatedAt` it is the whole order, and a newer one replaces what is stored.
 * Lines are as ordered: what `refunds` take back is taken off when they are stored. */
export type OrderPart = {
  readonly id: string;
  readonly customer?: string;
  readonly email?: string;
  readonly visitorHash?: string;
  /** The hash did not come with the order: the browser was shown a code that it redeems. */
  readonly linkedByCode?: boolean;
  readonly at: number;
  readonly updatedAt?: number;
  readonly status: OrderStatus;
  readonly currency: string;
  readonly codes?: readonly string[];
  readonly lines: readonly LineRow[];
  readonly refunds?: readonly RefundLine[];
};

/** What an order line says of its product; a product import knows better. */
export type SeenProduct = { readonly id: string; readonly title?: string; readonly category?: string };

/** A bounded piece of an import; no whole order (`updatedAt`) is in it twice. `live`: orders as they happen. */
export type OrderBatch = {
  readonly orders: readonly OrderPart[];
  readonly products: readonly SeenProduct[];
  readonly live: boolean;
};

/** What became of the lines of a batch; for products and customers, `new` includes changed ones. */
export type ImportResult = {
  readonly new: number;
  readonly repeated: number;
  readonly cancelled: number;
  /** Of persons who were erased: kept out. */
  readonly erased?: number;
};

/** What a shop platform tells by webhook; `at` (ms) is when it was so, as far as it says. */
export type ShopNews =
  | {
      readonly kind: 'order';
      readonly part: OrderPart;
      readonly products: readonly SeenProduct[];
      /** Taken out of the trash: a deletion no longer counts. */
      readonly restored: boolean;
    }
  | { readonly kind: 'refund'; readonly order: string; readonly lines: readonly RefundLine[] }
  | { readonly kind: 'product'; readonly product: Product; readonly at: number | undefined }
  | {
      readonly kind: 'customer';
      readonly customer: Customer;
      readonly at: number | undefined;
      /** Tells the consent to newsletters and nothing else. */
      readonly isConsent?: boolean;
      /** False: nobody verified that the address is theirs. */
      readonly isProven?: boolean;
    }
  | {
      readonly kind: 'customer-tags';
      readonly customer: string;
      readonly tags: readonly string[];
      /** Whether they were given to the customer, or taken. */
      readonly given: boolean;
      readonly at: number | undefined;
    }
  | { readonly kind: 'order-deleted' | 'product-deleted' | 'customer-deleted'; readonly id: string }
  | { readonly kind: 'customers-merged'; readonly kept: string; readonly gone: string }
  | ({ readonly kind: 'data-request'; readonly request: string } & PersonTold)
  | ({ readonly kind: 'customer-redacted'; readonly orders: readonly string[] } & PersonTold)
  | { readonly kind: 'shop-redacted' };

/** A person as a platform or an admin names them; `orders`: which are theirs, whether they are here or not. */
export type PersonTold = {
  readonly customer?: string;
  readonly email?: string;
  readonly visitorHash?: string;
  readonly orders?: readonly string[];
};

/** What became of news: lines as in an import, and whatever else was done. */
export type NewsResult = ImportResult & {
  readonly refunded?: number;
  readonly deleted?: number;
  readonly merged?: number;
  readonly noted?: number;
};

/** What became of each document of a batch: `new` (or changed), `repeated`, or why it was not taken. */
export type DocumentsTaken = { readonly taken: readonly string[] };

/** Which customer, when; `digits`: decimals of the store's currency. */
export type CustomerQuestion = { readonly id: string; readonly at: number; readonly digits: number };

/** A customer as rows tell at a moment: what decisions would go by. */
export type CustomerView = {
  readonly id: string;
  readonly at: number;
  readonly segment: Stage;
  readonly rfm: RfmScores & { readonly group: RfmGroup };
  readonly orders: number;
  readonly spentMinor: number;
  readonly firstOrderAt?: number;
  readonly lastOrderAt?: number;
  readonly probabilities: { readonly buysWithin30Days: number; readonly buysWithin90Days: number };
  readonly expected: { readonly orders90Days: number; readonly nextYear: LifetimeValue };
  readonly subscribed: Subscribed;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** Products whose probability (within 14 days) is worth a nudge of `balanced` confidence, most pressing first. */
  readonly due: readonly {
    readonly product: string;
    readonly title: string;
    readonly dueAt: number;
    /** Whose history the date rests on: the customer's own with the product, or what stands behind it. */
    readonly basis: Basis;
    readonly probability: number;
    readonly lastBought: number;
    readonly quantity: number;
  }[];
  readonly again: readonly NamedProduct[];
  readonly recommended: readonly NamedProduct[];
};

export type NamedProduct = { readonly product: string; readonly title: string };

export type StoreStatus = {
  readonly revision: number;
  readonly orders: number;
  /** Orders that carry the hash of a browser, and their share (0 to 1) of all. */
  readonly ordersWithVisitor: number;
  readonly visitorShare: number;
  readonly customers: number;
  readonly products: number;
  /** People whose profile is still to be published, and jobs still due now. 0 and 0: decisions are ready. */
  readonly pendingProfiles: number;
  readonly pendingJobs: number;
};

/** Why a write was not done: its key was revoked meanwhile, or the store is gone. */
export type Refused = { readonly refused: 'revoked' | 'no-store' };

/** The live revision; what a publish answers. */
export type LiveRevision = { readonly revision: number; readonly etag: string };

/** A publish that came second: the entity tag that is live now. */
export type LostRace = { readonly lost: string };

export type PoolCode = { readonly code: string; readonly expiresAt?: number };

/** Who asks for a code, by hashes, and where it may come from. `address` is a MAC of the normalised email. */
export type CodeClaim = {
  readonly campaign: string;
  readonly variant: string;
  readonly pool?: string;
  readonly fallback?: string;
  /** The campaign's budget. */
  readonly budget?: OfferBudget;
  readonly visitorHash?: string;
  readonly address?: string;
  readonly customer?: string;
  /** The code goes to the address and is not shown. */
  readonly mailed?: boolean;
};

/** How many claims an hour takes: of everybody, and from the range of internet addresses behind `mark`. */
export type HourlyCaps = {
  readonly campaign: number;
  readonly range?: { readonly mark: string; readonly most: number };
};

/** A claim that came when its hour was full; `seconds` until the next one begins. */
export type Capped = { readonly refused: 'too-many'; readonly seconds: number };

export type NewLead = {
  readonly claim: CodeClaim;
  readonly revision: number;
  readonly email: string;
  /** The address as one mailbox: what `e:` persons and "one per person" go by. */
  readonly emailKey: string;
  readonly locale: string;
  readonly consent?: { readonly text: string; readonly at: number };
  readonly subscribes: boolean;
  readonly caps: HourlyCaps;
  /** Double opt-in: nobody is subscribed before the link was followed, and a code that goes by mail waits for it. */
  readonly confirm?: { readonly id: string; readonly url: string };
  /** The lines of the cart that is to be kept for them. */
  readonly cart?: readonly KeptLine[];
};

/** Which campaigns, and which days of the store's calendar (whole days since 1970, both included). */
export type CampaignQuestion = {
  readonly campaign?: string;
  readonly fromDay?: number;
  readonly toDay?: number;
  readonly offset: number;
  readonly limit: number;
};

/** What is counted of them; `total`: how many there are, on this page and others. */
export type CountedCampaigns = {
  readonly total: number;
  readonly controlShare: number;
  /** By their first exposure to anything: the control group, and everybody else. */
  readonly entrants: readonly { readonly isControl: boolean; readonly tally: Partial<Tally> }[];
  readonly campaigns: readonly CampaignTallies[];
};

/** An event whose proof held; `at` in ms, between the proof and its arrival; `day`: of it on the store's calendar, in
 * whole days since 1970. */
export type StoredEvent = {
  readonly id: string;
  readonly kind: Exclude<EventKind, 'withdrawn'>;
  readonly at: number;
  readonly day: number;
  readonly campaign: string;
  readonly variant: string;
  readonly revision: number;
  readonly group: Group;
  readonly stage: Stage | '';
};

/** A sample that a browser brought back: when it was taken (ms), and the question as JSON. */
export type NewSample = { readonly id: string; readonly at: number; readonly input: string };

/** A sample as kept, under its day since 1970. */
export type StoredSample = { readonly day: number; readonly id: string; readonly input: string };
