// Who asks a store for something, and why it was not done.

/** Who asks: the id of the admin key, or `operator`. Writes are refused once that key is revoked. */
export type Actor = { readonly keyId: string };

/** Why a write was not done: its key was revoked meanwhile, or the store is gone. */
export type Refused = { readonly refused: 'revoked' | 'no-store' };
