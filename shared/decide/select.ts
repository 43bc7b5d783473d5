// select: walks campaigns in order of priority and keeps those that pass every check. decide() and explain() share it.

import { assign } from '../experiment/assign.ts';
import type { DecidedProduct } from '../schema/decision.ts';
import { once } from '../schema/once.ts';
import type { Attempt, CampaignCheck } from './check.ts';
import { VARIANT_CHECKS } from './checks/all.ts';
import type { Facts } from './facts.ts';
import { MAX_OVERLAYS, type Placed } from './placed.ts';
import type { PreparedCampaign, PreparedVariant } from './prepared.ts';
import { productsFor } from './products.ts';
import type { Reason } from './reason.ts';
import { isTab } from './tab.ts';

export type Selected = {
  readonly campaign: PreparedCampaign;
  readonly variant: PreparedVariant;
  readonly held: boolean;
  /** It comes back as the tab it left behind. */
  readonly tab: boolean;
  readonly products: () => readonly DecidedProduct[];
};

/** Told of each campaign that is not shown, also of one that is selected but held out; `reason` is built only when called. */
export type Refused = (
  campaign: PreparedCampaign,
  variant: PreparedVariant | null,
  reason: () => Reason,
) => void;

/** What shows of these candidates, or would to somebody who is held out, in order. */
export function select(
  candidates: Iterable<PreparedCampaign>,
  checks: (campaign: PreparedCampaign) => readonly CampaignCheck[],
  facts: Facts,
  refused?: Refused,
): Selected[] {
  const selected: Selected[] = [];
  const placed = { overlays: 0, places: new Map<string, string>() };
  for (const campaign of candidates) {
    if (!refused && isHopeless(campaign, placed, facts)) continue;
    const failed = firstNo(checks(campaign), campaign, facts);
    if (failed) {
      refused?.(campaign, null, () => failed.refusal(campaign, facts));
      continue;
    }
    const { variant, held } = armOf(campaign, facts);
    const products = once(() => productsFor(campaign, variant, facts));
    const tab = isTab(variant, campaign.campaign.id, held, facts);
    const attempt: Attempt = { campaign, variant, facts, tab, placed, products };
    const missing = VARIANT_CHECKS.find((check) => !check.passes(attempt));
    if (missing) {
      refused?.(campaign, variant, () => missing.refusal(attempt));
      continue;
    }
    if (variant.overlay && !tab) placed.overlays++;
    if (variant.place !== null) placed.places.set(variant.place, campaign.campaign.id);
    selected.push({ campaign, variant, held, tab, products });
    if (held) refused?.(campaign, variant, () => heldReason(facts));
    if (!refused && isFull(placed, facts)) break;
  }
  return selected;
}

function firstNo(checks: readonly CampaignCheck[], campaign: PreparedCampaign, facts: Facts) {
  for (const check of checks) if (!check.passes(campaign, facts)) return check;
  return undefined;
}

/** Nothing more can be placed, whatever comes. */
const isFull = ({ overlays }: Placed, { prepared, left }: Facts): boolean =>
  prepared.onlyOverlays && overlays === MAX_OVERLAYS && left().size === 0;

/** What is sure to be refused for want of room; only decide() may leave it out, for it owes no reason. */
function isHopeless(
  { campaign, onlyOverlay, onlyPlace, wished }: PreparedCampaign,
  placed: Placed,
  facts: Facts,
): boolean {
  // Limits do not hold for a tab, nor for a bar that stands already; neither is new to this browser.
  if (onlyOverlay)
    return (
      (placed.overlays === MAX_OVERLAYS || facts.quiet() || (!wished && facts.visitFull())) &&
      !Object.hasOwn(facts.context.session.shown ?? {}, campaign.id)
    );
  return onlyPlace !== null && placed.places.has(onlyPlace);
}

/** Whoever is in both is in the control group: results count them there. */
const heldReason = ({ isControl }: Facts): Reason =>
  isControl()
    ? { code: 'control-group', expected: 'shown', actual: 'control' }
    : { code: 'held-out', expected: 'shown', actual: 'holdout' };

function armOf({ campaign, variants }: PreparedCampaign, { context, isControl }: Facts) {
  const { variant: id, held } = assign(campaign.experiment, isControl(), context.visitor);
  return { variant: variants.find((variant) => variant.id === id) ?? variants[0], held };
}
