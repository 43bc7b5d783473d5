// The shapes of what KV holds beside Catalog and Profile (shared/schema).
import type { LiveConfig } from '../../shared/decide/live-config.ts';
import type { Flags } from '../../shared/schema/catalog.ts';
import type { Scope } from '../../shared/schema/credentials.ts';

/** `key:{id}` */
export type KeyRecord = { readonly hash: string; readonly store: string; readonly scopes: readonly Scope[] };

/** A store secret encrypted under ROOT_KEY; the older of two ends at `until` (ms). */
export type SealedSecret = { readonly sealed: string; readonly until?: number };

/** Shop platforms whose webhooks are heard. */
export type Platform = 'shopify' | 'woocommerce';

/** Whose secret it is: a platform's, or Turnstile's, which checks the visitors of forms. */
export type SecretOwner = Platform | 'turnstile';

/** `config:{store}`; the others are there once they were put. */
export type PublishedConfig = {
  readonly store: string;
  readonly revision: number;
  readonly etag: string;
  readonly live: LiveConfig;
  /** What had run out of what it names when it was put; missing in configs put before they came with it. */
  readonly flags?: Flags;
  readonly secrets: { readonly identity: readonly SealedSecret[] } & {
    readonly [P in SecretOwner]?: readonly SealedSecret[];
  };
};
