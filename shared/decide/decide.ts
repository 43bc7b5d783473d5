// decide: what one visitor should see on one page. Pure; the hot path of the product; builds no reasons.
import { viewedFrom } from '../recommend/viewed.ts';
import type { Decision } from '../schema/decision.ts';
import type { Context } from './context.ts';
import { draw } from './draw.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Prepared } from './prepared.ts';
import { screened } from './screen.ts';
import { type Selected, select } from './select.ts';

/** Every eligible overlay in order (at most 5) and one campaign per slot. */
export const decide = (prepared: Prepared, context: Context): Decision =>
  decideBy(factsOf(prepared, context));

/** The same, for who needs the facts as well. */
export function decideBy(facts: Facts): Decision {
  const decision = decisionOf(selectedIn(facts), facts);
  const viewed = viewedIn(facts);
  return viewed ? { ...decision, viewed } : decision;
}

/** What is shown or held out, before anything is drawn. */
export const selectedIn = (facts: Facts): Selected[] =>
  select(screened(facts), (campaign) => campaign.checks, facts);

/** What the browser is to remember in place of what it does; nothing where that is the same. */
function viewedIn({ context, digits, prepared }: Facts): readonly string[] | undefined {
  const { page, session, catalog, consent } = context;
  const { viewed: before = [] } = session;
  const { sensitive } = prepared.live.store;
  if (!consent || !prepared.recallsViews) return before.length > 0 ? [] : undefined;
  const viewed = viewedFrom(page, before, catalog, sensitive, digits);
  return viewed === before ? undefined : viewed;
}

/** The answer about these selected campaigns. */
export function decisionOf(selected: readonly Selected[], facts: Facts): Decision {
  const { live, revision } = facts.prepared;
  let parts = 0;
  const decisions = selected.map((one) => {
    const drawn = draw(one, facts);
    // What is held out says nothing, and another language brings its own words.
    if (!drawn.held && !drawn.locale) parts |= one.variant.words;
    return drawn;
  });
  const words = facts.prepared.words(facts.locale, parts);
  return {
    revision,
    theme: live.theme,
    locale: facts.locale,
    currency: facts.currency,
    ...(words && { words }),
    limits: live.limits,
    decisions,
  };
}
