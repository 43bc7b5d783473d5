// StoreObject: the Durable Object of one store. A thin RPC surface; each table family has its own file.
import { DurableObject } from 'cloudflare:workers';
import { migrate } from './migrations.ts';

/** Everything one store knows, in SQLite; one instance per store. */
export class StoreObject extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.blockConcurrencyWhile(async () => migrate(ctx.storage));
  }
}
