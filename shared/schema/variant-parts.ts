// What a variant may change of its campaign, and how each part is merged and checked.

import { Content } from './content.ts';
import { Form } from './form.ts';
import { Recommendations } from './merchandising.ts';
import { mergePatch } from './merge-patch.ts';
import { Offer } from './offer.ts';
import { Trigger } from './trigger.ts';
import { View } from './view.ts';

/** The schema of each part a variant may change. */
export const VARIANT_PARTS = {
  content: Content,
  view: View,
  offer: Offer,
  form: Form,
  recommendations: Recommendations,
  trigger: Trigger,
} as const;

export type VariantPart = keyof typeof VARIANT_PARTS;

/** The part of a campaign as a variant has it: RFC 7396, but an offer is replaced whole. */
export const mergedPart = (name: VariantPart, part: unknown, patch: unknown): unknown =>
  name === 'offer' ? patch : mergePatch(part, patch);
