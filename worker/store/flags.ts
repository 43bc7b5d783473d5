// What has run out: code pools and budgets that a config names.
import { type Scarce, scarceOf } from '../../shared/decide/scarce.ts';
import type { Flags } from '../../shared/schema/catalog.ts';
import { isEmpty } from './code-pools.ts';
import { spentBudgets } from './issued-codes.ts';
import { liveConfigOf, liveRevision } from './revisions.ts';

/** Which of these pools are empty, and which of these budgets spent. */
export const flagsOf = (sql: SqlStorage, { pools, budgets }: Scarce, now: number): Flags => ({
  emptyPools: pools.filter((pool) => isEmpty(sql, pool, now)),
  spentBudgets: spentBudgets(sql, budgets),
});

/** The same of the live config, with its revision. */
export function liveFlags(sql: SqlStorage, now: number): Flags {
  const [live, known] = [liveConfigOf(sql), liveRevision(sql)];
  if (!live || !known) return { emptyPools: [], spentBudgets: [] };
  return { ...flagsOf(sql, scarceOf(live), now), revision: known.revision };
}
