// Who may call the admin interface: an admin key of the store with the right scope, or the operator.
import type { Context, MiddlewareHandler } from 'hono';
import { Scope } from '../../shared/schema/credentials.ts';
import { readConfig, readKey } from '../read/records-kv.ts';
import { keyFits, operatorKeyFits, parseAdminKey } from '../secret/admin-key.ts';
import type { AppEnv } from './app-env.ts';
import { Forbidden, NotFound, Unauthorized } from './problem.ts';

export const SCOPES: readonly Scope[] = Scope.options;

/** Lets a key of the store in the path through that has the scope; without one named, any key of it. */
export const admin =
  (scope?: Scope): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    await asAdmin(c, scope);
    return next();
  };

/** Lets the operator key through. */
export const operator: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!(await asOperator(c))) throw new Unauthorized('This call takes the operator key.');
  return next();
};

/** Lets the operator through to a store that exists, or a key of that store with the scope. */
export const adminOrOperator =
  (scope: Scope): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (await asOperator(c)) await storeExists(c);
    else await asAdmin(c, scope);
    return next();
  };

/** Throws NotFound unless KV proves the store of the path, so that no Durable Object is made for a mere name. */
export const existingStore: MiddlewareHandler<AppEnv> = async (c, next) => {
  await storeExists(c);
  return next();
};

async function asAdmin(c: Context<AppEnv>, scope: Scope | undefined): Promise<void> {
  const key = parseAdminKey(bearer(c));
  const record = key && (await readKey(c.env.KV, key.id));
  if (!record || !(await keyFits(c.env.ROOT_KEY, key, record.hash)))
    throw new Unauthorized('The key is missing or not known.');
  if (record.store !== c.req.param('store')) throw new Forbidden('The key is for another store.');
  c.set('actor', { keyId: key.id });
  c.set('scopes', record.scopes);
  if (scope !== undefined) needsScope(c, scope);
}

/** Throws Forbidden unless the key of the call has the scope. */
export function needsScope(c: Context<AppEnv>, scope: Scope): void {
  if (!c.get('scopes').includes(scope)) throw new Forbidden(`The key lacks the scope "${scope}".`);
}

async function asOperator(c: Context<AppEnv>): Promise<boolean> {
  if (!(await operatorKeyFits(bearer(c), c.env.OPERATOR_KEY))) return false;
  c.set('actor', { keyId: 'operator' });
  c.set('scopes', SCOPES);
  return true;
}

async function storeExists(c: Context<AppEnv>): Promise<void> {
  const store = c.req.param('store') ?? '';
  // A store id has at most 64 characters; a longer one would not fit into a KV key either.
  if (store.length > 64 || !(await readConfig(c.env.KV, store)))
    throw new NotFound('There is no store of that id.');
}

function bearer(c: Context<AppEnv>): string {
  return /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
}
