// GET /demo/people.json: the demo shop's customers, signed as a shop's own server would. Only where DEMO is '1'.
import type { Context } from 'hono';
import { readConfig } from '../read/records-kv.ts';
import { utf8 } from '../secret/encoding.ts';
import { unseal } from '../secret/seal.ts';
import type { AppEnv } from './app-env.ts';
import { NotFound } from './problem.ts';

declare global {
  interface Env {
    /** '1' under `npm start` and in tests; never set in production. */
    readonly DEMO?: string;
  }
}

const STORE = 'demo';
/** Ids of the people in widget/demo/data/people.ts. */
const CUSTOMERS = ['jonas', 'mara'];

/** Signed identities as `reprise('identify', …)` takes them. */
export async function demoPeople(c: Context<AppEnv>): Promise<Response> {
  if (c.env.DEMO !== '1') throw new NotFound('There is nothing at this address.');
  const found = await readConfig(c.env.KV, STORE);
  const [identity] = found?.value.secrets.identity ?? [];
  if (!identity) throw new NotFound('There is no demo store.');
  const secret = await unseal(c.env.ROOT_KEY, STORE, identity.sealed);
  const at = Math.floor(Date.now() / 1000);
  const people = await Promise.all(CUSTOMERS.map((id) => signed(secret, id, at)));
  return c.json({ people }, 200, { 'cache-control': 'no-store' });
}

async function signed(secret: string, id: string, at: number) {
  const key = await crypto.subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const mac = await crypto.subtle.sign('HMAC', key, utf8(`${id}:${at}`));
  return { id, at, signature: new Uint8Array(mac).toHex() };
}
