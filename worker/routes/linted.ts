// The warnings about a config that is published or tried, with what the store knows of the things it names.
import type { Context } from 'hono';
import { askedOf } from '../../shared/lint/asked.ts';
import { lint } from '../../shared/lint/lint.ts';
import type { Config } from '../../shared/schema/config.ts';
import type { Published } from '../../shared/schema/publishing.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { storeOf } from './store-of.ts';

/** The warnings of a config as publishing answers them. */
export async function linted(
  c: Context<AppEnv>,
  config: Config,
): Promise<Pick<Published, 'warnings' | 'moreWarnings'>> {
  const { pools, unknownProducts, tellsOfLeads } = await storeStub(c.env, storeOf(c)).storeFacts(
    askedOf(config),
  );
  const state = {
    now: Date.now(),
    pools: new Map(pools.map(({ pool, ...codes }) => [pool, codes])),
    unknownProducts: new Set(unknownProducts),
    tellsOfLeads,
  };
  const { warnings, more } = lint(config, state);
  return { warnings: [...warnings], moreWarnings: more };
}
