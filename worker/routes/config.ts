// The config of a store: read, check, publish, history, restore. What a dry run answers is in dry-run.ts.
import type { Context } from 'hono';
import * as v from 'valibot';
import { type LiveConfig, liveConfig } from '../../shared/decide/live-config.ts';
import { checkConfig } from '../../shared/schema/check-config.ts';
import type { Config } from '../../shared/schema/config.ts';
import { MAX_CONFIG_BYTES } from '../../shared/schema/config.ts';
import { PageQuery } from '../../shared/schema/page-query.ts';
import type { Published, Revisions } from '../../shared/schema/publishing.ts';
import { forgetStore } from '../read/live-store.ts';
import type { PutConfig } from '../store/api/control.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { bodyText, jsonOf } from './body.ts';
import { dryRun } from './dry-run.ts';
import { quotedTag, sentTags } from './entity-tag.ts';
import { linted } from './linted.ts';
import { BadInput, LostUpdate, NeedsIfMatch } from './problem.ts';
import { queried } from './queried.ts';
import { revisionOf } from './revision-of.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

/** SQLite holds 2 MB per row. A variant is kept with all that it does not change. */
const MAX_LIVE_BYTES = 1_900_000;

/** What is meant as a try must never publish by a slip of the pen. */
const DryRunQuery = v.object({
  dryRun: v.optional(v.picklist(['true', 'false'], 'must be `true` or `false`'), 'false'),
});

/** The live document exactly as it was put. */
export async function readConfig(c: Context<AppEnv>): Promise<Response> {
  const found = await revisionOf(c);
  const headers = { etag: quotedTag(found.etag), 'cache-control': 'no-store' };
  const known = sentTags(c, 'if-none-match');
  if (known.includes(found.etag) || known.includes('*')) return c.body(null, 304, headers);
  return c.body(found.document, 200, { ...headers, 'content-type': 'application/json' });
}

/** Publishes a document as the next revision; `?dryRun=true` only checks it. */
export async function publishConfig(c: Context<AppEnv>): Promise<Response> {
  const isDry = queried(c, DryRunQuery).dryRun === 'true';
  const ifMatch = sentTags(c, 'if-match');
  if (!isDry && ifMatch.length === 0)
    throw new NeedsIfMatch('Send the ETag of the config that you changed as If-Match.');
  const document = await bodyText(c.req.raw, MAX_CONFIG_BYTES);
  const config = checkedConfig(document);
  const live = checkedLive(config);
  if (isDry) return dryRun(c, document, config);
  return published(c, config, { document, live, ifMatch });
}

/** The history, newest first, a page at a time. */
export async function readRevisions(c: Context<AppEnv>): Promise<Response> {
  const { before, limit } = queried(c, PageQuery);
  const revisions: Revisions = await storeStub(c.env, storeOf(c)).revisions(before, limit);
  return c.json(revisions, 200, { 'cache-control': 'no-store' });
}

/** An old document exactly as it was put. */
export async function readRevision(c: Context<AppEnv>): Promise<Response> {
  const { document, etag } = await oldRevision(c);
  const headers = { etag: quotedTag(etag), 'cache-control': 'no-store' };
  return c.body(document, 200, { ...headers, 'content-type': 'application/json' });
}

/** Publishes an old revision as a new one, if it still holds under today's rules. */
export async function restoreRevision(c: Context<AppEnv>): Promise<Response> {
  const { revision, document } = await oldRevision(c);
  const config = checkedConfig(document);
  const ifMatch = sentTags(c, 'if-match');
  return published(c, config, {
    document,
    live: checkedLive(config),
    ifMatch: ifMatch.length === 0 ? ['*'] : ifMatch,
    restoredFrom: revision,
  });
}

/** The revision of the path. Throws NotFound when there is none. */
async function oldRevision(c: Context<AppEnv>) {
  const revision = /^\d{1,9}$/.test(c.req.param('revision') ?? '') ? Number(c.req.param('revision')) : 0;
  return { revision, ...(await revisionOf(c, revision)) };
}

/** The typed config of a document. Throws BadInput with every fault. */
export function checkedConfig(document: string): Config {
  const { config, faults } = checkConfig(jsonOf(document));
  if (!config) throw new BadInput(faults);
  return config;
}

/** The config as decisions read it. Throws BadInput when that is larger than the store can keep. */
function checkedLive(config: Config): LiveConfig {
  const live = liveConfig(config);
  if (new TextEncoder().encode(JSON.stringify(live)).length <= MAX_LIVE_BYTES) return live;
  throw new BadInput([{ pointer: '/campaigns', detail: 'are too long once every variant is written out' }]);
}

/** Publishes, and says what may be wrong with what is live now. Throws LostUpdate when another was first. */
async function published(c: Context<AppEnv>, config: Config, put: PutConfig): Promise<Response> {
  // Before the publish: whatever fails in it must not hide that one took place.
  const warned = await linted(c, config);
  const result = written(await storeStub(c.env, storeOf(c)).putConfig(c.get('actor'), put));
  if ('lost' in result) throw new LostUpdate(result.lost);
  forgetStore(c.env.KV, storeOf(c));
  const answer: Published = { ...result, ...warned };
  return c.json(answer, 200, { etag: quotedTag(result.etag) });
}
