// draw: a selected campaign as the browser gets it: what is drawn, in its language and currency, and nothing else.
import type { Goal } from '../schema/campaign.ts';
import type { Content, ContentFields } from '../schema/content.ts';
import type { Decided, DecidedForm, DecidedGoal, DecidedOffer } from '../schema/decision.ts';
import type { Form } from '../schema/form.ts';
import { minorUnits } from '../schema/money.ts';
import type { Offer } from '../schema/offer.ts';
import type { Amounts } from '../schema/primitives.ts';
import type { View } from '../schema/view.ts';
import { goalOf } from './checks/goal.ts';
import type { Facts } from './facts.ts';
import { type Reading, readingOf, textIn, valuesIn } from './reading.ts';
import { closesAt } from './schedule.ts';
import type { Selected } from './select.ts';

/** The decision about one campaign; a held-out one has nothing to draw. */
export function draw({ campaign: prepared, variant, held, tab, products }: Selected, facts: Facts): Decided {
  const { campaign, open } = prepared;
  const until = open && closesAt(open, facts.prepared.live.store.timeZone, facts.context.now);
  const armed = {
    campaign: campaign.id,
    kind: campaign.kind,
    variant: variant.id,
    ...(until && { until }),
    trigger: variant.trigger,
    frequency: variant.frequency,
  };
  if (held) return { ...armed, held, view: placeOnly(variant.view) };
  const reading = readingOf(variant.content, facts);
  const goal = goalOf(prepared);
  const shown = products();
  const { locale } = reading;
  const words = locale === facts.locale ? undefined : facts.prepared.words(locale, variant.words);
  return {
    ...armed,
    view: variant.view,
    content: contentIn(variant.content, reading),
    ...(variant.offer && { offer: drawnOffer(variant.offer, reading, facts) }),
    ...(variant.form && { form: drawnForm(variant.form, reading, facts) }),
    ...(goal && { goal: drawnGoal(goal, facts) }),
    ...(campaign.kind === 'message' && campaign.cart && { cart: true as const }),
    ...(tab && { teaser: true as const }),
    ...(locale !== facts.locale && { locale }),
    ...(words && { words }),
    ...(shown.length > 0 && { products: shown }),
  };
}

/** What the browser needs to tell when it would have shown, and nothing of how. */
function placeOnly(view: View): View {
  if (view.as !== 'bar' && view.as !== 'inline') return { as: view.as };
  const { as, slot, selector } = view;
  return { as, ...(slot !== undefined && { slot }), ...(selector !== undefined && { selector }) };
}

/** Field by field: locale, language, the store's locale. */
function contentIn(content: Content, reading: Reading): ContentFields {
  const fitting = valuesIn(content, reading).toReversed();
  const done = fitting.flatMap((fields) => fields.done ?? []);
  const merged: ContentFields = Object.assign({}, ...fitting);
  return done.length > 0 ? { ...merged, done: Object.assign({}, ...done) } : merged;
}

function drawnOffer(offer: Offer, reading: Reading, facts: Facts): DecidedOffer {
  const { kind, minimum, terms, code, apply } = offer;
  const said = terms && textIn(terms, reading);
  return {
    kind,
    apply,
    code: code !== undefined,
    ...(kind === 'percent' && { percent: offer.percent }),
    ...(kind === 'amount' && { amountMinor: minorIn(offer.amount, facts) }),
    ...(kind === 'points' && { points: offer.points }),
    ...(kind === 'gift' && { gift: textIn(offer.gift, reading) ?? '' }),
    ...(minimum && { minimumMinor: minorIn(minimum, facts) }),
    ...(said !== undefined && { terms: said }),
  };
}

function drawnForm(
  { fields, deliver, consent, turnstile }: Form,
  reading: Reading,
  { prepared }: Facts,
): DecidedForm {
  const text = consent && textIn(consent.text, reading);
  const { privacyUrl } = prepared.live.store;
  return {
    fields,
    deliver,
    ...(consent && text !== undefined && { consent: { as: consent.as, text } }),
    ...(turnstile !== undefined && { turnstile }),
    ...(privacyUrl !== undefined && { privacy: privacyUrl }),
  };
}

const drawnGoal = ({ kind, threshold }: Goal, facts: Facts): DecidedGoal => ({
  kind,
  thresholdMinor: minorIn(threshold, facts),
});

/** Checks have refused amounts that lack the currency. */
const minorIn = (amounts: Amounts, { currency }: Facts): number =>
  minorUnits(amounts[currency] ?? '0', currency);
