// Audit: who did what to a store, and when. It names keys and counts, never a person.
import * as v from 'valibot';
import { Millis, whole } from './primitives.ts';

/** Everything an admin or the operator does that changes a store, or takes people out of it. */
export const AuditAction = v.picklist([
  'store-created',
  'config-published',
  'config-restored',
  'preview-made',
  'key-made',
  'key-revoked',
  'identity-rotated',
  'secret-put',
  'endpoints-put',
  'import-ended',
  'pool-filled',
  'people-exported',
  'leads-exported',
  'people-erased',
]);
export type AuditAction = v.InferOutput<typeof AuditAction>;

/** What it was done to, and how often: ids of things, counts, yes and no. Never a person, an address or a secret. */
export const AuditDetails = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));
export type AuditDetails = v.InferOutput<typeof AuditDetails>;

/** `by`: the id of the admin key, or `operator`. */
export const AuditEntry = v.strictObject({
  id: whole(1, Number.MAX_SAFE_INTEGER),
  at: Millis,
  by: v.string(),
  action: AuditAction,
  details: AuditDetails,
});
export type AuditEntry = v.InferOutput<typeof AuditEntry>;

/** Newest first; `next` is the `before` of the next page, where there is one. */
export const AuditPage = v.strictObject({
  entries: v.array(AuditEntry),
  next: v.exactOptional(whole(1, Number.MAX_SAFE_INTEGER)),
});
export type AuditPage = v.InferOutput<typeof AuditPage>;
