// decide: what one visitor should see on one page. Pure; the hot path of the product; builds no reasons.
import type { Decision } from '../schema/decision.ts';
import type { Context } from './context.ts';
import { draw } from './draw.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Prepared } from './prepared.ts';
import { screened } from './screen.ts';
import { type Selected, select } from './select.ts';
import { wordParts } from './word-parts.ts';

/** Every eligible overlay in order (at most 5) and one campaign per slot. */
export function decide(prepared: Prepared, context: Context): Decision {
  const facts = factsOf(prepared, context);
  return decisionOf(
    select(screened(facts), (campaign) => campaign.checks, facts),
    facts,
  );
}

/** The answer about these selected campaigns. */
export function decisionOf(selected: readonly Selected[], facts: Facts): Decision {
  const { live, revision } = facts.prepared;
  const decisions = selected.map((one) => draw(one, facts));
  const words = facts.prepared.words(
    facts.locale,
    new Set(decisions.flatMap((one) => (one.locale ? [] : wordParts(one)))),
  );
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
