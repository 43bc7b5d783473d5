// The products a campaign would show to this person on this page.
import { recommend } from '../recommend/recommend.ts';
import { type DueProduct, dueProducts } from '../replenish/due.ts';
import type { Card } from '../schema/catalog.ts';
import type { DecidedProduct } from '../schema/decision.ts';
import { cartLines } from './cart-lines.ts';
import type { Facts } from './facts.ts';
import type { PreparedCampaign, PreparedVariant } from './prepared.ts';

/** Due products for a nudge, the lines of the cart for its reminder, merchandised ones for recommendations. */
export function productsFor(
  { campaign }: PreparedCampaign,
  { recommendations }: PreparedVariant,
  facts: Facts,
): readonly DecidedProduct[] {
  if (campaign.kind === 'replenishment') return dueIn(campaign, facts).map((due) => nudged(due, facts));
  if (campaign.kind === 'message' && campaign.cart) return cartLines(facts);
  return recommendations ? recommendedFor(recommendations, facts) : [];
}

/** What a campaign nudges for, most pressing first; nothing where it is none of replenishment. */
export function dueIn(campaign: PreparedCampaign['campaign'], facts: Facts): DueProduct[] {
  const replenishment = campaign.kind === 'replenishment' ? campaign.replenishment : undefined;
  const { context, digits, prepared } = facts;
  const { profile, catalog, page, now } = context;
  if (!profile || !catalog || !replenishment) return [];
  const without = new Set(page.cart?.items.map((item) => item.product));
  const { sensitive } = prepared.live.store;
  return dueProducts(profile, catalog, replenishment, sensitive, now, {
    without,
    currencyDigits: digits,
  }).slice(0, replenishment.show);
}

const nudged = ({ card, pair }: DueProduct, facts: Facts): DecidedProduct => ({
  ...drawn(card, facts),
  ...(pair.variant !== undefined && { variant: pair.variant }),
  lastBought: pair.lastAt,
  quantity: Math.min(pair.quantity, card.stock ?? pair.quantity),
});

function recommendedFor(
  settings: NonNullable<PreparedVariant['recommendations']>,
  facts: Facts,
): DecidedProduct[] {
  const { context, digits, prepared } = facts;
  const { catalog, profile, page, session, now } = context;
  const { sensitive } = prepared.live.store;
  const { viewed = [] } = session;
  const known = { catalog, profile, page, viewed, sensitive, currencyDigits: digits, now };
  return recommend(settings, known).map((card) => drawn(card, facts));
}

/** Prices are in the store's currency; on a page in another they are left out rather than wrong. */
function drawn({ id, title, url, image, variant, priceMinor }: Card, { foreign }: Facts): DecidedProduct {
  return {
    id,
    title,
    url,
    ...(variant !== undefined && { variant }),
    ...(image !== undefined && { image }),
    ...(priceMinor !== undefined && !foreign && { priceMinor }),
  };
}
