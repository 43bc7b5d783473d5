// Prepared: a live config compiled for deciding; made once per revision and isolate.

import type { Content } from '../schema/content.ts';
import type { Form } from '../schema/form.ts';
import type { Frequency } from '../schema/limits.ts';
import type { Recommendations } from '../schema/merchandising.ts';
import type { Offer } from '../schema/offer.ts';
import type { Trigger } from '../schema/trigger.ts';
import type { View } from '../schema/view.ts';
import type { Dictionary } from '../words/dictionary.ts';
import type { CampaignCheck } from './check.ts';
import type { Glob } from './glob.ts';
import type { LiveCampaign, LiveConfig } from './live-config.ts';
import type { Predicate } from './predicate.ts';
import type { OpenHours } from './schedule.ts';
import type { Screen } from './screen.ts';

/** A campaign as one arm of its experiment draws it; defaults of trigger and frequency filled in. */
export type PreparedVariant = {
  readonly id: string;
  readonly view: View;
  readonly overlay: boolean;
  /** Where it goes when it is no overlay: one campaign each. */
  readonly place: string | null;
  readonly trigger: Trigger;
  /** A click may ask for it. */
  readonly wished: boolean;
  readonly frequency: Frequency;
  readonly content: Content;
  readonly offer: Offer | undefined;
  readonly form: Form | undefined;
  readonly recommendations: Recommendations | undefined;
  /** Which interface words it needs. */
  readonly words: number;
  /** The parts this arm changes, which a pointer then names. */
  readonly changes: ReadonlySet<string>;
};

export type SegmentNames = {
  readonly any?: readonly string[] | undefined;
  readonly all?: readonly string[] | undefined;
  readonly none?: readonly string[] | undefined;
};

export type PreparedCampaign = {
  readonly campaign: LiveCampaign;
  readonly open: OpenHours | null;
  readonly segments: SegmentNames | null;
  readonly include: readonly Glob[] | null;
  readonly exclude: readonly Glob[];
  readonly where: Predicate | null;
  /** Keys to the part that cannot be known without consent; null when the page alone decides. */
  readonly personal: readonly string[] | null;
  /** The checks that screens do not answer and that could say no to this campaign. */
  readonly checks: readonly CampaignCheck[];
  /** A click may ask for it in some variant. */
  readonly wished: boolean;
  /** An overlay in every variant. */
  readonly onlyOverlay: boolean;
  /** The one place it can have, when it is the same in every variant. */
  readonly onlyPlace: string | null;
  /** At least one; the first is that of everybody who is not randomised. */
  readonly variants: readonly [PreparedVariant, ...PreparedVariant[]];
};

export type Prepared = {
  readonly revision: number;
  readonly live: LiveConfig;
  readonly campaigns: readonly PreparedCampaign[];
  readonly segments: ReadonlyMap<string, Predicate>;
  /** How many different conditions there are. */
  readonly predicates: number;
  readonly quiet: readonly Glob[];
  /** Ids of the campaigns that are never an overlay, live or not. */
  readonly inPage: ReadonlySet<string>;
  /** Some campaign recommends what was viewed, so browsers are to remember that. */
  readonly recallsViews: boolean;
  /** No campaign has anything in the page. */
  readonly onlyOverlays: boolean;
  readonly screens: readonly Screen[];
  /** Interface words, in every language. */
  readonly words: Dictionary;
};
