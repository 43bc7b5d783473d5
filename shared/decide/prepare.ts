// prepare: compiles a live config, once per revision and isolate, into what decide() runs on.

import type { Trigger } from '../schema/trigger.ts';
import type { View } from '../schema/view.ts';
import { ONLY_VARIANT } from '../schema/vocabulary.ts';
import { dictionary } from '../words/dictionary.ts';
import { CAMPAIGN_CHECKS } from './checks/all.ts';
import { frequencyDefaults, isOverlay } from './frequency.ts';
import { glob } from './glob.ts';
import { isInPage, type LiveCampaign, type LiveConfig, type LiveVariant } from './live-config.ts';
import { type Predicate, predicate } from './predicate.ts';
import type { Prepared, PreparedCampaign, PreparedVariant, SegmentNames } from './prepared.ts';
import { openHours } from './schedule.ts';
import type { Screen } from './screen.ts';
import { wordParts } from './word-parts.ts';

/** The compiled form of a config; `revision` is repeated in every decision. */
export function prepare(live: LiveConfig, revision: number): Prepared {
  const predicates = new Map<string, Predicate>();
  const compile = interned(predicates);
  const segments = new Map(
    Object.entries(live.segments).map(([name, segment]) => [name, compile(segment.where)]),
  );
  const campaigns = live.campaigns.map((campaign) => preparedCampaign(campaign, segments, compile));
  return {
    revision,
    live,
    campaigns,
    segments,
    predicates: predicates.size,
    quiet: live.limits.quietUrls.map(glob),
    inPage: new Set([...live.campaigns.filter(isInPage).map(({ id }) => id), ...(live.inPage ?? [])]),
    recallsViews: campaigns.some(recallsViews),
    onlyOverlays: campaigns.every(({ onlyOverlay }) => onlyOverlay),
    screens: CAMPAIGN_CHECKS.flatMap((check): Screen[] =>
      check.key ? [{ check, key: check.key, bits: new Map() }] : [],
    ),
    words: dictionary(live.words),
  };
}

const recallsViews = ({ campaign, variants }: PreparedCampaign): boolean =>
  campaign.status === 'live' &&
  variants.some(({ recommendations }) => recommendations?.strategy === 'recently-viewed');

type Compile = (condition: Readonly<Record<string, unknown>>) => Predicate;

/** Equal conditions share one predicate, which a request then tests once. */
function interned(known: Map<string, Predicate>): Compile {
  return (condition) => {
    const text = JSON.stringify(condition);
    const compiled = known.get(text) ?? predicate(condition, known.size);
    known.set(text, compiled);
    return compiled;
  };
}

function preparedCampaign(
  campaign: LiveCampaign,
  custom: ReadonlyMap<string, Predicate>,
  compile: Compile,
): PreparedCampaign {
  const { schedule, audience } = campaign;
  const rule = audience?.segments;
  const segments: SegmentNames | null = rule
    ? 'any' in rule || !Array.isArray(rule)
      ? rule
      : { any: rule }
    : null;
  const where = audience?.where ? compile(audience.where) : null;
  const [first = { id: ONLY_VARIANT, parts: {} }, ...others] = campaign.variants;
  const variants: PreparedCampaign['variants'] = [
    preparedVariant(campaign, first),
    ...others.map((variant) => preparedVariant(campaign, variant)),
  ];
  const places = new Set(variants.map(({ place }) => place));
  return {
    campaign,
    open: schedule ? openHours(schedule) : null,
    segments,
    include: audience?.urls?.include?.map(glob) ?? null,
    exclude: audience?.urls?.exclude?.map(glob) ?? [],
    where,
    personal: personalPart(campaign, variants[0], segments, where, custom),
    checks: CAMPAIGN_CHECKS.filter(({ key, applies }) => !key && (applies?.(campaign) ?? true)),
    wished: variants.some(({ wished }) => wished),
    onlyOverlay: variants.every(({ overlay }) => overlay),
    onlyPlace: places.size === 1 ? variants[0].place : null,
    variants,
  };
}

function personalPart(
  { kind }: LiveCampaign,
  { offer, form }: PreparedVariant,
  segments: SegmentNames | null,
  where: Predicate | null,
  custom: ReadonlyMap<string, Predicate>,
): readonly string[] | null {
  const names = [...(segments?.any ?? []), ...(segments?.all ?? []), ...(segments?.none ?? [])];
  if (names.some((name) => custom.get(name)?.personal ?? true)) return ['audience', 'segments'];
  if (where?.personal) return ['audience', 'where'];
  if (kind === 'replenishment') return ['kind'];
  // One per person: without a form nobody can tell who asks. Who is not known gets the first variant.
  return !form && (offer?.code?.pool ?? offer?.budget?.codes) !== undefined ? ['offer'] : null;
}

function preparedVariant(campaign: LiveCampaign, { id, parts }: LiveVariant): PreparedVariant {
  const view = parts.view ?? campaign.view;
  const base = 'recommendations' in campaign ? campaign.recommendations : undefined;
  const trigger = chosen(parts.trigger, campaign.trigger) ?? defaultTrigger(view);
  const drawn = {
    view,
    offer: chosen(parts.offer, campaign.offer),
    form: chosen(parts.form, campaign.form),
    recommendations: chosen(parts.recommendations, base),
  };
  return {
    ...drawn,
    id,
    overlay: isOverlay(view),
    place: placeOf(view),
    trigger,
    wished: isWished(trigger),
    frequency: { ...frequencyDefaults(view), ...campaign.frequency },
    content: parts.content ?? campaign.content,
    words: wordParts(campaign, drawn),
    changes: new Set(Object.entries(parts).flatMap(([name, part]) => (part === undefined ? [] : [name]))),
  };
}

/** Whether a click alone brings it: the visitor's own wish, which limits and caps do not hold back. */
const isWished = (trigger: Trigger): boolean =>
  'any' in trigger
    ? trigger.any.some((condition) => 'click' in condition)
    : trigger.all.every((condition) => 'click' in condition);

/** What an arm makes of a part: its own, none where it takes it out, else the campaign's. */
const chosen = <T>(changed: T | null | undefined, own: T | undefined): T | undefined =>
  changed === undefined ? own : (changed ?? undefined);

function placeOf(view: View): string | null {
  if (view.as !== 'bar' && view.as !== 'inline') return null;
  if (view.slot !== undefined) return `slot ${view.slot}`;
  return view.selector === undefined ? null : `selector ${view.selector}`;
}

/** The moment of a campaign that names none: a popup after 8 s or on leaving, a slide-in after 3 s, others at once. */
function defaultTrigger({ as }: View): Trigger {
  if (as === 'popup') return { any: [{ afterSeconds: 8 }, { exitIntent: true }] };
  return { any: [as === 'slide-in' ? { afterSeconds: 3 } : { immediately: true }] };
}
