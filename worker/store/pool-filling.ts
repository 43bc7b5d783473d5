// Admins fill pools of codes: piece by piece, as a file comes in.
import type { AuditDetails } from '../../shared/schema/audit.ts';
import type { Actor } from './api/actor.ts';
import type { PoolCode } from './api/claims.ts';
import { addAudit } from './audit.ts';
import { addPoolCodes, isEmpty } from './code-pools.ts';
import { type Home, publishCatalogNow } from './publishing.ts';
import { scheduleRedemptions } from './redemption-schedule.ts';

/** How many codes were new, and whether the pool had none to give before, which decisions then know. */
export type Filled = { readonly added: number; readonly revived: boolean };

/** Adds codes to a pool. */
export async function fillPool(
  home: Home,
  pool: string,
  codes: readonly PoolCode[],
  now: number,
): Promise<Filled> {
  const filled = home.storage.transactionSync(() => {
    const wasEmpty = isEmpty(home.sql, pool, now);
    const added = addPoolCodes(home.sql, pool, codes);
    return { added, revived: wasEmpty && added > 0 };
  });
  if (filled.revived) await publishCatalogNow(home, now);
  return filled;
}

/** The last codes of an upload are in. */
export async function endFilling(
  { sql, storage }: Home,
  actor: Actor,
  pool: string,
  counts: AuditDetails,
  now: number,
): Promise<object> {
  addAudit(sql, actor, 'pool-filled', { pool, ...counts }, now);
  await scheduleRedemptions(storage, now);
  return {};
}
