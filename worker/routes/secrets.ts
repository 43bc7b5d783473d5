// PUT …/secrets/shopify and …/woocommerce: what the shop platform signs its webhooks with; …/secrets/turnstile: what
// forms are checked with. Written, never read.
import type { Context } from 'hono';
import { NewSecret } from '../../shared/schema/credentials.ts';
import { forgetStore } from '../read/live-store.ts';
import { seal } from '../secret/seal.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { jsonBody, strictlyChecked } from './body.ts';
import { storeOf } from './store-of.ts';
import { platformOf } from './webhooks.ts';
import { written } from './written.ts';

const BODY_LIMIT = 4096;

/** Makes a secret the current one; the one before holds for another day, so that what is under way arrives. */
export async function putPlatformSecret(c: Context<AppEnv>): Promise<Response> {
  const platform = c.req.param('platform') === 'turnstile' ? 'turnstile' : platformOf(c);
  const { secret, only } = strictlyChecked(NewSecret, await jsonBody(c.req.raw, BODY_LIMIT));
  const sealed = await seal(c.env.ROOT_KEY, storeOf(c), secret);
  written(await storeStub(c.env, storeOf(c)).putPlatformSecret(c.get('actor'), { platform, sealed, only }));
  forgetStore(c.env.KV, storeOf(c));
  return c.body(null, 204);
}
