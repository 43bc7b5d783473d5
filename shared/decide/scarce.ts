// Scarce: what may run out of what a config offers: pools of codes, and budgets.
import { budgetName, type OfferBudget, offerBudget } from '../report/offer-budget.ts';
import { ONLY_VARIANT } from '../schema/vocabulary.ts';
import type { LiveCampaign, LiveConfig, LiveVariant } from './live-config.ts';

export type Scarce = {
  readonly pools: readonly string[];
  /** Of each variant as it stands; what counts against it is what the whole campaign gave. */
  readonly budgets: readonly (OfferBudget & { readonly campaign: string; readonly name: string })[];
};

const ALONE: readonly LiveVariant[] = [{ id: ONLY_VARIANT, parts: {} }];

/** The pools and budgets of a config's offers, in all variants. */
export function scarceOf({ campaigns, store }: LiveConfig): Scarce {
  const offers = campaigns.flatMap(offersOf);
  return {
    pools: [...new Set(offers.flatMap(({ offer }) => offer.code?.pool ?? []))],
    budgets: offers.flatMap(({ campaign, variant, offer }) => {
      const name = budgetName(campaign, variant);
      return offer.budget ? [{ campaign, name, ...offerBudget(offer, store.currency) }] : [];
    }),
  };
}

function offersOf({ id: campaign, offer: own, variants }: LiveCampaign) {
  return (variants.length === 0 ? ALONE : variants).flatMap(({ id: variant, parts }) => {
    const offer = parts.offer === undefined ? own : parts.offer;
    return offer ? [{ campaign, variant, offer }] : [];
  });
}
