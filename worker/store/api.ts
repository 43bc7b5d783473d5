// What the Durable Object answers: the only view of it that routes import (as a type).
import type { PublishedConfig, Scope, SealedSecret } from '../read/records.ts';

/** Who asks: the id of the admin key, or `operator`. Writes are refused once that key is revoked. */
export type Actor = { readonly keyId: string };

export type NewKey = { readonly id: string; readonly hash: string; readonly scopes: readonly Scope[] };

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
  /** The entity tag the publisher read. */
  readonly ifMatch: string;
  readonly restoredFrom?: number;
};

export type Revision = {
  readonly revision: number;
  readonly etag: string;
  readonly at: number;
  readonly by: string;
  readonly restoredFrom?: number;
};

export type ImportResult = {
  readonly orders: number;
  readonly new: number;
  readonly repeated: number;
  readonly cancelled: number;
};

export type StoreStatus = {
  readonly revision: number;
  readonly orders: number;
  readonly customers: number;
  readonly products: number;
  /** People whose profile is still to be published, and jobs still due now. 0 and 0: decisions are ready. */
  readonly pendingProfiles: number;
  readonly pendingJobs: number;
};
