// The store of an admin call: the key decided that it is the one in the path.
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

/** The store id of the path. */
export const storeOf = (c: Context<AppEnv>): string => c.req.param('store') ?? '';
