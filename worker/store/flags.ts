// What has run out: code pools and budgets that live campaigns name.
import type { LiveCampaign } from '../../shared/decide/live-config.ts';
import type { Catalog } from '../../shared/schema/catalog.ts';
import { minorUnits } from '../../shared/schema/money.ts';
import { isEmpty } from './code-pools.ts';
import { type Budget, spentBudgets } from './issued-codes.ts';
import { liveConfigOf } from './revisions.ts';

/** Empty pools and spent budgets of the live config. */
export function flagsOf(sql: SqlStorage, now: number): Catalog['flags'] {
  const { campaigns = [], store } = liveConfigOf(sql) ?? {};
  const pools = new Set(campaigns.flatMap(poolsOf));
  const budgets = new Map(
    campaigns.map((campaign) => [campaign.id, budgetOf(campaign, store?.currency ?? '')]),
  );
  return {
    emptyPools: [...pools].filter((pool) => isEmpty(sql, pool, now)),
    spentBudgets: spentBudgets(sql, budgets),
  };
}

/** The budget of a campaign. Money is counted in the store's currency: others cannot be added to it. */
function budgetOf({ offer }: LiveCampaign, currency: string): Budget {
  const { codes, amount } = offer?.budget ?? {};
  const most = amount?.[currency];
  return {
    ...(codes !== undefined && { codes }),
    ...(most !== undefined && { minor: minorUnits(most, currency) }),
  };
}

/** The pools that a campaign names, in any variant. */
function poolsOf({ offer, variants }: LiveCampaign): string[] {
  const offers = [offer, ...variants.map(({ parts }) => parts.offer)];
  return offers.flatMap((one) => (one?.code?.pool === undefined ? [] : [one.code.pool]));
}
