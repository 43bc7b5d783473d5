// Whether an admin may write: KV, by which requests are let in, may be a minute behind.
import type { Actor, Refused } from './api/actor.ts';
import { mayWrite } from './keys.ts';
import type { Home } from './publishing.ts';
import { liveRevision } from './revisions.ts';

/** Why this write may not happen, or null. */
export function refusal({ sql }: Home, actor: Actor): Refused | null {
  if (!liveRevision(sql)) return { refused: 'no-store' };
  return mayWrite(sql, actor) ? null : { refused: 'revoked' };
}
