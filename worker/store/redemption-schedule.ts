// When orders and pools are looked at for redeemed codes.
import { schedule } from './jobs.ts';

/** The name of the job. */
export const REDEMPTIONS = 'redemptions';

const SOON = 1000;
const MINUTE = 60_000;
/** Under live traffic it looks again so much later. */
const REST = 10 * MINUTE;

/** Orders with codes, or codes themselves, came in: has them looked at soon, where the store ever had any. */
export async function scheduleRedemptions(storage: DurableObjectStorage, now: number): Promise<void> {
  const { sql } = storage;
  const given = sql.exec('SELECT 1 FROM pool_counts UNION ALL SELECT 1 FROM issued_counts LIMIT 1');
  if ([...given].length === 0) return;
  const { last } = sql.exec<{ last: number | null }>('SELECT max(at) AS last FROM pool_findings').one();
  await schedule(storage, REDEMPTIONS, Math.max(now + SOON, (last ?? 0) + REST));
}

/** A code was given: within the hour somebody looks whether enough are left. */
export const scheduleStockCheck = (storage: DurableObjectStorage, now: number): Promise<void> =>
  schedule(storage, REDEMPTIONS, now + 60 * MINUTE);
