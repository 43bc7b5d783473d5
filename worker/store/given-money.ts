// How much money the codes of an offer took off orders, for the budgets that name an amount: part of the job that looks at
// redemptions.
import { givenAway } from '../../shared/report/given-away.ts';
import { offerBudget } from '../../shared/report/offer-budget.ts';
import type { Offer } from '../../shared/schema/offer.ts';
import type { Home } from './publishing.ts';
import { liveConfigOf } from './revisions.ts';

/** Codes, or orders, looked at in one bite. */
const BITE = 2000;

type Budgeted = {
  readonly campaign: string;
  readonly offers: readonly Offer[];
  readonly fallbacks: readonly string[];
  /** One for each offer: variants may have budgets of their own. */
  readonly limits: readonly number[];
};

type Pause = () => Promise<unknown>;

/** Adds up what budgets of money have given; whether one is spent that was not, or has money again. */
export async function countMoney({ sql }: Home, pause: Pause): Promise<boolean> {
  const { campaigns = [], store } = liveConfigOf(sql) ?? {};
  const currency = store?.currency ?? '';
  const budgets = campaigns.flatMap(({ id: campaign, offer, variants }): Budgeted[] => {
    const all = [offer, ...variants.map(({ parts }) => parts.offer)].filter((one) => one != null);
    const offers = all.filter(({ budget }) => budget?.amount !== undefined);
    const limits = offers.map((one) => offerBudget(one, currency).minor ?? Infinity);
    const fallbacks = [...new Set(offers.flatMap(({ code }) => code?.fallback?.toLowerCase() ?? []))];
    return offers.length === 0 ? [] : [{ campaign, offers, fallbacks, limits }];
  });
  const single = await ordersOfIssued(
    sql,
    budgets.map(({ campaign }) => campaign),
    pause,
  );
  let changed = false;
  for (const budget of budgets) {
    const given = await givenBy(sql, budget, single.get(budget.campaign) ?? new Set(), currency, pause);
    changed = keep(sql, budget, given) || changed;
  }
  return changed;
}

function keep(sql: SqlStorage, { campaign, limits }: Budgeted, given: number): boolean {
  const [{ given_minor: before } = { given_minor: 0 }] = [
    ...sql.exec<{ given_minor: number }>(
      'SELECT given_minor FROM issued_counts WHERE campaign = ?',
      campaign,
    ),
  ];
  if (given !== before)
    sql.exec('UPDATE issued_counts SET given_minor = ? WHERE campaign = ?', given, campaign);
  return limits.some((limit) => before >= limit !== given >= limit);
}

/** The orders that redeemed single-use codes of these campaigns. */
async function ordersOfIssued(
  sql: SqlStorage,
  campaigns: readonly string[],
  pause: Pause,
): Promise<ReadonlyMap<string, Set<string>>> {
  const found = new Map(campaigns.map((campaign) => [campaign, new Set<string>()]));
  if (campaigns.length === 0) return found;
  const { last } = sql.exec<{ last: number | null }>('SELECT max(id) AS last FROM issued_codes').one();
  for (let after = 0; after < (last ?? 0); after += BITE) {
    const rows = sql.exec<{ campaign: string; order_id: string }>(
      `SELECT i.campaign, r.order_id FROM issued_codes AS i CROSS JOIN order_codes AS r ON r.code = i.code
       WHERE i.id > ? AND i.id <= ? AND i.pool IS NOT NULL AND +i.campaign IN (SELECT value FROM json_each(?))`,
      ...[after, after + BITE, JSON.stringify(campaigns)],
    );
    for (const { campaign, order_id: order } of rows) found.get(campaign)?.add(order);
    await pause();
  }
  return found;
}

/** Money that paid orders got off with a campaign's codes since its first was given, in minor units of the store. */
async function givenBy(
  sql: SqlStorage,
  budget: Budgeted,
  single: ReadonlySet<string>,
  currency: string,
  pause: Pause,
): Promise<number> {
  let given = 0;
  const add = async (orders: readonly string[]) => {
    given += takenOff(sql, budget, orders, currency);
    await pause();
  };
  const counted = [...single];
  for (let i = 0; i < counted.length; i += BITE) await add(counted.slice(i, i + BITE));
  for (const [i, code] of budget.fallbacks.entries())
    for (let after = ''; ; ) {
      const orders = ordersWith(sql, code, budget.fallbacks.slice(0, i), after);
      const last = orders.at(-1);
      if (last === undefined) break;
      await add(orders.filter((id) => !single.has(id)));
      after = last;
    }
  return given;
}

/** The next orders that redeemed a code that is one for all, and none of these others. */
function ordersWith(sql: SqlStorage, code: string, others: readonly string[], after: string): string[] {
  const rows = sql.exec<{ id: string }>(
    `SELECT r.order_id AS id FROM order_codes AS r WHERE r.code = ? AND r.order_id > ? AND NOT EXISTS (
       SELECT 1 FROM json_each(?) AS one CROSS JOIN order_codes AS o ON o.code = one.value AND o.order_id = r.order_id)
     ORDER BY r.order_id LIMIT ?`,
    ...[code, after, JSON.stringify(others), BITE],
  );
  return [...rows].map(({ id }) => id);
}

function takenOff(
  sql: SqlStorage,
  { campaign, offers }: Budgeted,
  orders: readonly string[],
  currency: string,
): number {
  const rows = sql.exec<{ gross: number; net: number }>(
    `SELECT sum(l.price_minor * l.quantity) AS gross, sum(l.total_minor) AS net FROM json_each(?) AS one
     CROSS JOIN orders AS o ON o.id = one.value AND o.status = 'paid' AND o.currency = ?
       AND o.at >= (SELECT first_at FROM issued_counts WHERE campaign = ?)
     CROSS JOIN order_lines AS l ON l.person = o.person AND l.order_id = o.id AND l.quantity > 0
     GROUP BY o.id`,
    ...[JSON.stringify(orders), currency, campaign],
  );
  let given = 0;
  for (const { gross, net } of rows)
    given += Math.max(...offers.map((offer) => givenAway(offer, gross, net, currency)));
  return given;
}
