// Has it what it talks about: a cart, a shipping threshold that holds here?
import type { Goal } from '../../schema/campaign.ts';
import type { CampaignCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import type { PreparedCampaign } from '../prepared.ts';

export const goalOf = ({ campaign }: PreparedCampaign): Goal | undefined =>
  campaign.kind === 'message' ? campaign.goal : undefined;

export const hasCart: CampaignCheck = {
  key: (facts) => String(isInCart(facts)),
  passes: ({ campaign }, facts) => campaign.kind !== 'message' || !campaign.cart || isInCart(facts),
  refusal: () => ({ code: 'cart-empty', expected: 1, actual: 0 }),
};

/** A line of which there is nothing is on its way out of the cart. */
const isInCart = ({ context }: Facts): boolean =>
  context.page.cart?.items.some(({ quantity }) => quantity > 0) ?? false;

export const goalCountry: CampaignCheck = {
  key: ({ context }) => context.geo.country ?? '',
  passes: (campaign, { context }) => goalOf(campaign)?.countries?.includes(context.geo.country ?? '') ?? true,
  refusal: (campaign, { context }) => ({
    code: 'goal-country',
    expected: goalOf(campaign)?.countries ?? [],
    actual: context.geo.country ?? null,
  }),
};

export const goalCurrency: CampaignCheck = {
  key: ({ currency }) => currency,
  passes: (campaign, { currency }) => {
    const goal = goalOf(campaign);
    return !goal || Object.hasOwn(goal.threshold, currency);
  },
  refusal: (campaign, { currency }) => ({
    code: 'goal-currency',
    expected: currency,
    actual: Object.keys(goalOf(campaign)?.threshold ?? {}),
  }),
};
