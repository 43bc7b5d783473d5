// POST …/preview: a link to the shop as somebody made up would see it under a revision, drafts too.
import type { Context } from 'hono';
import { type LiveConfig, wholeConfig } from '../../shared/decide/live-config.ts';
import type { StoreSettings } from '../../shared/schema/config.ts';
import { isObject } from '../../shared/schema/merge-patch.ts';
import {
  PREVIEW_PARAMETER,
  type PreviewLink,
  PreviewRequest,
  PreviewTerms,
} from '../../shared/schema/preview.ts';
import { previewToken } from '../secret/preview-token.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { jsonBody, strictlyChecked } from './body.ts';
import { checkedConfig } from './config.ts';
import { allowsOrigin, homeOf } from './origin.ts';
import { BadInput } from './problem.ts';
import { revisionOf } from './revision-of.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

const BODY_LIMIT = 65_536;
/** An address of 2,000 characters works everywhere. */
const MAX_TOKEN = 1800;
/** Of a config with every variant written out; KV takes 25 MB. */
const MAX_CONFIG = 8_000_000;
const HOUR = 3_600_000;

/** Makes the link; nothing is stored but the revision, for as long as links to it hold. */
export async function makePreview(c: Context<AppEnv>): Promise<Response> {
  const body = await jsonBody(c.req.raw, BODY_LIMIT);
  const { revision, hours, url } = strictlyChecked(PreviewRequest, body);
  const store = storeOf(c);
  const { document, etag } = await revisionOf(c, revision);
  const config = previewable(document);
  const until = Date.now() + Math.round(hours * HOUR);
  const token = await previewToken(c.env.ROOT_KEY, store, { etag, until, terms: termsIn(body) });
  if (token.length > MAX_TOKEN)
    throw new BadInput([{ pointer: '', detail: 'says more than fits into a link' }]);
  const address = addressOf(c, config.store, url);
  address.searchParams.set(PREVIEW_PARAMETER, token);
  written(await storeStub(c.env, store).keepPreview(c.get('actor'), { etag, config, hours }));
  const link: PreviewLink = {
    token,
    url: address.href,
    revision: Number.parseInt(etag, 10),
    expiresAt: new Date(until).toISOString(),
  };
  return c.json(link, 200, { 'cache-control': 'no-store' });
}

/** The revision with all its campaigns. Throws BadInput where it no longer holds under today's rules. */
function previewable(document: string): LiveConfig {
  const config = wholeConfig(checkedConfig(document));
  if (JSON.stringify(config).length <= MAX_CONFIG) return config;
  throw new BadInput([{ pointer: '/revision', detail: 'is too long once every variant is written out' }]);
}

/** The terms as they were sent: shorter than with everything that they leave open. */
const termsIn = (body: unknown): object =>
  Object.fromEntries(
    Object.keys(PreviewTerms.entries).flatMap((key) =>
      isObject(body) && body[key] !== undefined ? [[key, body[key]]] : [],
    ),
  );

/** The page to open: at the first address of the store, else at the Worker's own, where the demo shop is. A page elsewhere
 * would be handed the token. */
function addressOf(c: Context<AppEnv>, { origins }: StoreSettings, url: string | undefined): URL {
  const home = homeOf(origins) ?? c.req.url;
  const address = URL.parse(url ?? '/', home);
  if (address && (url === undefined || allowsOrigin(origins, c.req.url, address.origin))) return address;
  throw new BadInput([
    { pointer: '/url', detail: 'is no page of the store; its addresses are in `store.origins`' },
  ]);
}
