// What admins do to a store as a whole: make it, publish configs, give and take credentials.
// Each write compares, writes and answers in one turn of the Durable Object, and only then publishes. One that waits before
// it writes asks again whether it may; of the others the object itself has asked.
import type { AuditAction, AuditDetails } from '../../shared/schema/audit.ts';
import { unseal } from '../secret/seal.ts';
import type { Actor, Refused } from './api/actor.ts';
import type { LiveRevision, LostRace, NewKey, PutConfig, PutSecret, StoreCreation } from './api/control.ts';
import { addAudit } from './audit.ts';
import { addKey, keyRecord, revokeKey } from './keys.ts';
import { currentSecret, putPlatformSecret } from './platform-secrets.ts';
import { type Home, publishKeys, publishLive } from './publishing.ts';
import { refusal } from './refusal.ts';
import { isBeingRemoved } from './removal.ts';
import { addRevision, liveRevision, rotateIdentity } from './revisions.ts';

/** Makes the store with its first revision, key and secret; false while one of that id exists or is being removed. */
export async function createStore(
  home: Home,
  actor: Actor,
  creation: StoreCreation,
  now: number,
): Promise<boolean> {
  const tag = await documentTag(creation.document);
  const made = home.storage.transactionSync(() => {
    if (liveRevision(home.sql) || isBeingRemoved(home.sql)) return false;
    addKey(home.sql, creation.key, actor, now);
    rotateIdentity(home.sql, creation.identity.sealed, now);
    addRevision(home.sql, { document: creation.document, live: creation.live, etag: `1-${tag}` }, actor, now);
    addAudit(home.sql, actor, 'store-created', { key: creation.key.id }, now);
    return true;
  });
  if (made) await Promise.all([publishKeys(home, [creation.key.id], now), publishLive(home, now)]);
  return made;
}

/** Publishes a document if the live one is still the one its author read. */
export async function putConfig(
  home: Home,
  actor: Actor,
  put: PutConfig,
  now: number,
): Promise<LiveRevision | LostRace | Refused> {
  const tag = await documentTag(put.document);
  const result = home.storage.transactionSync((): LiveRevision | LostRace | Refused => {
    const live = liveRevision(home.sql);
    const refused = refusal(home, actor);
    if (!live || refused) return refused ?? { refused: 'no-store' };
    if (!put.ifMatch.includes(live.etag) && !put.ifMatch.includes('*')) return { lost: live.etag };
    const etag = `${live.revision + 1}-${tag}`;
    const revision = addRevision(home.sql, { ...put, etag }, actor, now);
    addAudit(home.sql, actor, ...noteOf(revision, put), now);
    return { revision, etag };
  });
  if ('revision' in result) await publishLive(home, now);
  return result;
}

function noteOf(revision: number, { restoredFrom }: PutConfig): [AuditAction, AuditDetails] {
  if (restoredFrom === undefined) return ['config-published', { revision }];
  return ['config-restored', { revision, restoredFrom }];
}

/** Keeps a new admin key. */
export async function giveKey(home: Home, actor: Actor, key: NewKey, now: number): Promise<object> {
  home.storage.transactionSync(() => {
    addKey(home.sql, key, actor, now);
    addAudit(home.sql, actor, 'key-made', { key: key.id, scopes: key.scopes.join(' ') }, now);
  });
  await publishKeys(home, [key.id], now);
  return {};
}

/** Revokes an admin key. */
export async function takeKey(
  home: Home,
  actor: Actor,
  id: string,
  now: number,
): Promise<{ readonly found: boolean }> {
  const found = home.storage.transactionSync(() => {
    const held = keyRecord(home.sql, home.store, id) !== null;
    if (held) addAudit(home.sql, actor, 'key-revoked', { key: id }, now);
    return revokeKey(home.sql, id, now);
  });
  if (found) await publishKeys(home, [id], now);
  return { found };
}

/** Makes another identity secret the current one. */
export async function newIdentity(home: Home, actor: Actor, sealed: string, now: number): Promise<object> {
  home.storage.transactionSync(() => {
    rotateIdentity(home.sql, sealed, now);
    addAudit(home.sql, actor, 'identity-rotated', {}, now);
  });
  await publishLive(home, now);
  return {};
}

/** Makes another secret of a shop platform the current one; with `only`, the only one. The current one put again, as by
 * who heard no answer, ends none. */
export async function newPlatformSecret(
  home: Home,
  actor: Actor,
  put: PutSecret,
  now: number,
): Promise<Refused | object> {
  const { platform, sealed, only } = put;
  // In turn: of two that send the same at once the second is a repetition.
  const refused = await home.inTurn(async () => {
    const isNew = !(await isSealedSame(home, currentSecret(home.sql, platform), sealed));
    return (
      refusal(home, actor) ??
      home.storage.transactionSync(() => {
        if (isNew || only) putPlatformSecret(home.sql, platform, sealed, only, now);
        addAudit(home.sql, actor, 'secret-put', { platform, only }, now);
        return null;
      })
    );
  });
  if (refused) return refused;
  await publishLive(home, now);
  return {};
}

async function isSealedSame(home: Home, known: string | undefined, sealed: string): Promise<boolean> {
  if (known === undefined) return false;
  const opened = (one: string) => unseal(home.rootKey, home.store, one);
  try {
    return (await opened(known)) === (await opened(sealed));
  } catch {
    // The one before was sealed under another ROOT_KEY.
    return false;
  }
}

async function documentTag(document: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(document));
  return new Uint8Array(hash, 0, 6).toHex();
}
