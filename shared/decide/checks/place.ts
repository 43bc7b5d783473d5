// Is there room for it, and anything to show?
import type { VariantCheck } from '../check.ts';
import { MAX_OVERLAYS } from '../placed.ts';

const slotOf = (view: object): string | undefined =>
  'slot' in view && typeof view.slot === 'string' ? view.slot : undefined;

export const slotPresent: VariantCheck = {
  passes: ({ variant, facts }) => {
    const slots = facts.context.slots;
    const slot = slotOf(variant.view);
    return slot === undefined || !slots || slots.includes(slot);
  },
  refusal: ({ variant, facts }) => ({
    code: 'slot-absent',
    expected: slotOf(variant.view) ?? '',
    actual: facts.context.slots ?? [],
  }),
};

export const placeFree: VariantCheck = {
  passes: ({ variant, placed }) => variant.place === null || !placed.places.has(variant.place),
  refusal: ({ variant, placed }) => ({
    code: 'slot-taken',
    expected: variant.place ?? '',
    actual: placed.places.get(variant.place ?? '') ?? '',
  }),
};

export const overlayLeft: VariantCheck = {
  passes: ({ variant, tab, placed }) => !variant.overlay || tab || placed.overlays < MAX_OVERLAYS,
  refusal: ({ placed }) => ({ code: 'overlay-limit', expected: MAX_OVERLAYS, actual: placed.overlays }),
};

/** A nudge without a product due, or recommendations without products, leave their place to the next campaign. */
export const hasProducts: VariantCheck = {
  passes: ({ campaign: { campaign }, products }) =>
    (campaign.kind !== 'replenishment' && campaign.kind !== 'recommendations') || products().length > 0,
  refusal: ({ campaign: { campaign }, variant }) =>
    campaign.kind === 'replenishment'
      ? { code: 'nothing-due', expected: campaign.replenishment?.show ?? 1, actual: 0 }
      : { code: 'nothing-to-recommend', expected: variant.recommendations?.show ?? 1, actual: 0 },
};
