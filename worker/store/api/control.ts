// What a store is made and governed by: its configs, keys and secrets.
import type { Scope } from '../../../shared/schema/credentials.ts';
import type { PublishedConfig, SealedSecret, SecretOwner } from '../../read/records.ts';

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

/** The live revision; what a publish answers. */
export type LiveRevision = { readonly revision: number; readonly etag: string };

/** A publish that came second: the entity tag that is live now. */
export type LostRace = { readonly lost: string };

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
