// Has it what it talks about: a cart, a shipping threshold that holds here?
import type { Goal } from '../../schema/campaign.ts';
import type { CampaignCheck } from '../check.ts';
import type { PreparedCampaign } from '../prepared.ts';

export const goalOf = ({ campaign }: PreparedCampaign): Goal | undefined =>
  campaign.kind === 'message' ? campaign.goal : undefined;

export const hasCart: CampaignCheck = {
  key: ({ context }) => String((context.page.cart?.items.length ?? 0) > 0),
  passes: ({ campaign }, { context }) =>
    campaign.kind !== 'message' || !campaign.cart || (context.page.cart?.items.length ?? 0) > 0,
  refusal: () => ({ code: 'cart-empty', expected: 1, actual: 0 }),
};

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
