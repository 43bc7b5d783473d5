// Credentials of a store: admin keys, and the secret with which the shop signs its customers.
import type { Context } from 'hono';
import { type KeyList, NewKeyRequest, type Scope } from '../../shared/schema/credentials.ts';
import { forgetStore } from '../read/live-store.ts';
import { newAdminKey } from '../secret/admin-key.ts';
import { newIdentitySecret } from '../secret/customer-signature.ts';
import { seal } from '../secret/seal.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { SCOPES } from './authorize.ts';
import { bodyText, jsonOf, strictlyChecked } from './body.ts';
import { Forbidden, NotFound } from './problem.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

const BODY_LIMIT = 4096;

/** Makes a key with the scopes asked for, at most those of the asker (which are the default). Shown this once. */
export async function createKey(c: Context<AppEnv>): Promise<Response> {
  const sent = await bodyText(c.req.raw, BODY_LIMIT);
  const own = c.get('scopes');
  const asked = strictlyChecked(NewKeyRequest, sent === '' ? {} : jsonOf(sent)).scopes ?? own;
  const scopes: readonly Scope[] = SCOPES.filter((scope) => asked.includes(scope));
  const beyond = scopes.find((scope) => !own.includes(scope));
  if (beyond) throw new Forbidden(`A key cannot give the scope "${beyond}" that it lacks.`);
  const { text, ...key } = await newAdminKey(c.env.ROOT_KEY);
  written(await storeStub(c.env, storeOf(c)).addKey(c.get('actor'), { ...key, scopes }));
  return c.json({ id: key.id, adminKey: text, scopes }, 201);
}

/** Every key of the store, as `KeyList`. */
export async function readKeys(c: Context<AppEnv>): Promise<Response> {
  const keys = await storeStub(c.env, storeOf(c)).keys();
  return c.json({ keys } satisfies KeyList, 200, { 'cache-control': 'no-store' });
}

/** Revokes a key; from now on it writes nothing, and once KV has caught up it reads nothing either. */
export async function revokeKey(c: Context<AppEnv>): Promise<Response> {
  const { found } = written(
    await storeStub(c.env, storeOf(c)).revokeKey(c.get('actor'), c.req.param('key') ?? ''),
  );
  if (!found) throw new NotFound('There is no key of that id.');
  return c.body(null, 204);
}

/** Makes a new identity secret; the one before stays valid for a day, at most two are. */
export async function rotateIdentity(c: Context<AppEnv>): Promise<Response> {
  const identitySecret = newIdentitySecret();
  const sealed = await seal(c.env.ROOT_KEY, storeOf(c), identitySecret);
  written(await storeStub(c.env, storeOf(c)).rotateIdentity(c.get('actor'), sealed));
  forgetStore(c.env.KV, storeOf(c));
  return c.json({ identitySecret }, 201);
}
