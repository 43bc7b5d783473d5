// Stores: made and removed by the operator, watched by their admins.
import type { Context } from 'hono';
import { liveConfig } from '../../shared/decide/live-config.ts';
import { NewStore } from '../../shared/schema/new-store.ts';
import { forgetStore } from '../read/live-store.ts';
import { newAdminKey } from '../secret/admin-key.ts';
import { newIdentitySecret } from '../secret/customer-signature.ts';
import { seal } from '../secret/seal.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { SCOPES } from './authorize.ts';
import { jsonBody, strictlyChecked } from './body.ts';
import { checkedConfig } from './config.ts';
import { Conflict } from './problem.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

const BODY_LIMIT = 65_536;

/** Creates a store with revision 1 and no campaigns; its key and secret are shown this once. */
export async function createStore(c: Context<AppEnv>): Promise<Response> {
  const { id, ...store } = strictlyChecked(NewStore, await jsonBody(c.req.raw, BODY_LIMIT));
  const root = c.env.ROOT_KEY;
  const [key, identitySecret] = [await newAdminKey(root), newIdentitySecret()];
  const document = JSON.stringify({ store, campaigns: [] }, null, 2);
  const made = await storeStub(c.env, id).create(c.get('actor'), {
    store: id,
    document,
    live: liveConfig(checkedConfig(document)),
    key: { id: key.id, hash: key.hash, lastFour: key.lastFour, scopes: SCOPES },
    identity: { sealed: await seal(root, id, identitySecret) },
  });
  if (!made) throw new Conflict('There is a store of that id already.');
  forgetStore(c.env.KV, id);
  const scriptTag = `<script async src="${new URL(c.req.url).origin}/reprise.js" data-store="${id}"></script>`;
  return c.json({ store: id, adminKey: key.text, identitySecret, scriptTag }, 201);
}

/** Removes a store: rows, KV keys and alarm. */
export async function removeStore(c: Context<AppEnv>): Promise<Response> {
  await storeStub(c.env, storeOf(c)).remove();
  forgetStore(c.env.KV, storeOf(c));
  return c.body(null, 204);
}

/** How much a store holds, and how much of it is still on its way to decisions. */
export async function readStatus(c: Context<AppEnv>): Promise<Response> {
  return c.json(written(await storeStub(c.env, storeOf(c)).status()), 200, { 'cache-control': 'no-store' });
}
