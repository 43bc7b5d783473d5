// What has run out: code pools and budgets that live campaigns name.
import type { LiveCampaign } from '../../shared/decide/live-config.ts';
import { offerBudget } from '../../shared/report/offer-budget.ts';
import type { Catalog } from '../../shared/schema/catalog.ts';
import { isEmpty } from './code-pools.ts';
import { spentBudgets } from './issued-codes.ts';
import { liveConfigOf } from './revisions.ts';

/** Empty pools and spent budgets of the live config. */
export function flagsOf(sql: SqlStorage, now: number): Catalog['flags'] {
  const { campaigns = [], store } = liveConfigOf(sql) ?? {};
  const pools = new Set(campaigns.flatMap(poolsOf));
  const budgets = new Map(campaigns.map(({ id, offer }) => [id, offerBudget(offer, store?.currency ?? '')]));
  return {
    emptyPools: [...pools].filter((pool) => isEmpty(sql, pool, now)),
    spentBudgets: spentBudgets(sql, budgets),
  };
}

/** The pools that a campaign names, in any variant. */
function poolsOf({ offer, variants }: LiveCampaign): string[] {
  const offers = [offer, ...variants.map(({ parts }) => parts.offer)];
  return offers.flatMap((one) => (one?.code?.pool === undefined ? [] : [one.code.pool]));
}
