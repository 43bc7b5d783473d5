// What admins ask of credentials: keys with scopes, and the secrets of shop platforms.
import * as v from 'valibot';
import { Millis } from './primitives.ts';

export const Scope = v.picklist(['config', 'import', 'reports', 'people']);
export type Scope = v.InferOutput<typeof Scope>;

export const NewKeyRequest = v.strictObject({
  scopes: v.optional(v.pipe(v.array(Scope), v.minLength(1, 'must not be empty'))),
});
export type NewKeyRequest = v.InferOutput<typeof NewKeyRequest>;

/** An admin key as its store remembers it: never the key, only its last four characters. `madeBy`: the key that made it, or
 * `operator`; both are missing for keys older than these columns. */
export const HeldKey = v.strictObject({
  id: v.string(),
  scopes: v.array(Scope),
  madeAt: Millis,
  madeBy: v.exactOptional(v.string()),
  lastFour: v.exactOptional(v.string()),
  revokedAt: v.exactOptional(Millis),
});
export type HeldKey = v.InferOutput<typeof HeldKey>;

/** Every key ever made, the newest first. */
export const KeyList = v.strictObject({ keys: v.array(HeldKey) });
export type KeyList = v.InferOutput<typeof KeyList>;

/** `only`: the secret before ends at once, not in a day. */
export const NewSecret = v.strictObject({
  secret: v.pipe(
    v.string('must be text'),
    v.trim(),
    v.minLength(16, 'must have at least 16 characters: whoever guesses it can send orders'),
    v.maxLength(256, 'must have at most 256 characters'),
  ),
  only: v.optional(v.boolean('must be true or false'), false),
});
export type NewSecret = v.InferOutput<typeof NewSecret>;
