// Does its `where` hold?
import { isObject } from '../../schema/merge-patch.ts';
import { readerOf } from '../attribute-values.ts';
import type { CampaignCheck } from '../check.ts';
import { failingClause } from '../predicate.ts';

/** Amounts in a condition are in the store's currency; a cart in another one cannot be compared. */
export const cartCurrency: CampaignCheck = {
  applies: ({ audience }) => audience?.where !== undefined,
  passes: ({ where }, { foreign }) => !(foreign && where?.money),
  refusal: ({ campaign }, { prepared, currency }) => ({
    code: 'other-currency',
    expected: prepared.live.store.currency,
    actual: currency,
    part: ['audience', 'where', ...('cart.total' in (campaign.audience?.where ?? {}) ? ['cart.total'] : [])],
  }),
};

export const where: CampaignCheck = {
  applies: ({ audience }) => audience?.where !== undefined,
  passes: ({ where: predicate }, facts) => predicate === null || facts.holds(predicate),
  refusal: ({ campaign }, facts) => {
    const condition = campaign.audience?.where ?? {};
    const clause = failingClause(condition, facts) ?? '';
    const actual = clause.startsWith('$') ? null : (readerOf(clause)(facts) ?? null);
    return { code: 'condition', clause, expected: isObject(condition) ? condition[clause] : null, actual };
  },
};
