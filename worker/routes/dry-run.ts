// PUT …/config?dryRun=true: what publishing a sound document would do. Nothing is kept.
import type { Context } from 'hono';
import { configChanges } from '../../shared/lint/config-changes.ts';
import type { Config } from '../../shared/schema/config.ts';
import type { DryRun } from '../../shared/schema/publishing.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { jsonOf } from './body.ts';
import { linted } from './linted.ts';
import { replayed } from './replayed.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

/** The warnings about a checked document, how it differs from the live one, and for whom it would. */
export async function dryRun(c: Context<AppEnv>, document: string, config: Config): Promise<Response> {
  const live = written(await storeStub(c.env, storeOf(c)).liveDocument());
  const answer: DryRun = {
    valid: true,
    errors: [],
    ...(await linted(c, config)),
    against: live.etag,
    changes: configChanges(jsonOf(live.document), jsonOf(document)),
    replay: await replayed(c, config),
  };
  return c.json(answer, 200, { 'cache-control': 'no-store' });
}
