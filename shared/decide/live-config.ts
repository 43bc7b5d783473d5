// LiveConfig: a checked config as decisions read it: defaults filled in, live campaigns only, variants merged.
import * as v from 'valibot';
import type { Campaign } from '../schema/campaign.ts';
import type { Config } from '../schema/config.ts';
import type { Content } from '../schema/content.ts';
import type { Variant } from '../schema/experiment.ts';
import type { Form } from '../schema/form.ts';
import { Recommendations, Replenishment } from '../schema/merchandising.ts';
import type { Offer } from '../schema/offer.ts';
import type { Trigger } from '../schema/trigger.ts';
import { mergedPart, VARIANT_PARTS, type VariantPart } from '../schema/variant-parts.ts';
import type { View } from '../schema/view.ts';
import { isOverlay } from './frequency.ts';

/** The parts a variant changes, merged into the campaign's; null where it removes one. */
export type VariantParts = {
  readonly content?: Content | null | undefined;
  readonly view?: View | null | undefined;
  readonly offer?: Offer | null | undefined;
  readonly form?: Form | null | undefined;
  readonly recommendations?: Recommendations | null | undefined;
  readonly trigger?: Trigger | null | undefined;
};

export type LiveVariant = { readonly id: string; readonly parts: VariantParts };

/** A campaign with its place in the published document. */
export type LiveCampaign = Campaign & { readonly index: number; readonly variants: readonly LiveVariant[] };

export type LiveConfig = Omit<Config, '$schema' | 'campaigns'> & {
  readonly campaigns: readonly LiveCampaign[];
  /** Campaigns left out, for they are not live, that are never an overlay: a visit that saw them has seen none. Missing in
   * configs published before it was kept. */
  readonly inPage?: readonly string[];
};

/** Whether it is never an overlay; where there are variants, nobody is shown what they have in common. */
export const isInPage = ({ view, variants }: LiveCampaign): boolean =>
  variants.length === 0 ? !isOverlay(view) : variants.every(({ parts }) => !isOverlay(parts.view ?? view));

/** The part of a config that decisions need; draft and paused campaigns stay in the Durable Object. */
export function liveConfig(config: Config): LiveConfig {
  const whole = wholeConfig(config);
  const inPage = whole.campaigns.filter((c) => c.status !== 'live' && isInPage(c)).map(({ id }) => id);
  return {
    ...whole,
    campaigns: whole.campaigns.filter((c) => c.status === 'live'),
    ...(inPage.length > 0 && { inPage }),
  };
}

/** Like liveConfig, with drafts and paused campaigns: what explain() needs to say that they are not live. */
export function wholeConfig({ $schema: _, ...config }: Config): LiveConfig {
  return { ...config, campaigns: config.campaigns.map(liveCampaign) };
}

/** A whole config as if its drafts were live; what is paused stays so. */
export const withDraftsLive = (whole: LiveConfig): LiveConfig => ({
  ...whole,
  campaigns: whole.campaigns.map((campaign) =>
    campaign.status === 'draft' ? { ...campaign, status: 'live' } : campaign,
  ),
});

function liveCampaign(written: Campaign, index: number): LiveCampaign {
  const campaign = withSettings(written);
  if (!campaign.experiment) return { ...campaign, index, variants: [] };
  const { variants, ...experiment } = campaign.experiment;
  return {
    ...campaign,
    index,
    experiment: { ...experiment, variants: variants.map(({ id, weight }) => ({ id, weight })) },
    variants: variants.map((variant) => ({ id: variant.id, parts: partsOf(campaign, variant) })),
  };
}

function withSettings(campaign: Campaign): Campaign {
  if (campaign.kind === 'recommendations' && !campaign.recommendations)
    return { ...campaign, recommendations: v.parse(Recommendations, {}) };
  if (campaign.kind === 'replenishment' && !campaign.replenishment)
    return { ...campaign, replenishment: v.parse(Replenishment, {}) };
  return campaign;
}

/** checkConfig has found every merged part valid, so parsing here only types it and fills in defaults. */
function partsOf(campaign: Campaign, variant: Variant): VariantParts {
  const base: Readonly<Record<string, unknown>> = campaign;
  const part = <S extends v.GenericSchema>(
    name: VariantPart,
    schema: S,
  ): v.InferOutput<S> | null | undefined => {
    const patch = variant[name];
    return patch ? v.parse(schema, mergedPart(name, base[name], patch)) : patch;
  };
  return {
    content: part('content', VARIANT_PARTS.content),
    view: part('view', VARIANT_PARTS.view),
    offer: part('offer', VARIANT_PARTS.offer),
    form: part('form', VARIANT_PARTS.form),
    recommendations: part('recommendations', VARIANT_PARTS.recommendations),
    trigger: part('trigger', VARIANT_PARTS.trigger),
  };
}
