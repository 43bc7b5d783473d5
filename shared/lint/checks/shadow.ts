// A campaign whose place is always taken by earlier ones: they take every visit that it takes, and never step aside.

import { MAX_OVERLAYS } from '../../decide/placed.ts';
import type { PreparedCampaign } from '../../decide/prepared.ts';
import type { Frequency } from '../../schema/limits.ts';
import { audienceFormula, currenciesOf } from '../reach/audience-formula.ts';
import { conjunctionsOf } from '../reach/conjunctions.ts';
import { type Reach, reachOf, takesAll } from '../reach/superset.ts';
import { Terms } from '../reach/term.ts';
import { type Check, pathIn, type Subject } from '../subject.ts';

/** Steps to see whether two campaigns ask about the same at all. */
const A_LOOK = 2;
const OVER_THE_PAGE = 'overlay';

export const shadow: Check = function* (subject) {
  const earlier = new Map<string, Reach[]>();
  const terms = new Terms();
  for (const campaign of subject.running) {
    const place = placeOf(campaign);
    if (place === null) continue;
    const before = earlier.get(place) ?? [];
    earlier.set(place, before);
    const needed = place === OVER_THE_PAGE ? MAX_OVERLAYS : 1;
    const stays = isSteadfast(campaign);
    if (before.length < needed && !stays) continue;
    const reach = reachIn(campaign, subject, terms);
    if (!reach) continue;
    const taking: Reach[] = [];
    for (const other of before) {
      if (taking.length === needed || !subject.work.takes(A_LOOK)) break;
      if (takesAll(other, reach, subject.state.now, subject.work)) taking.push(other);
    }
    const by = taking.map(({ prepared }) => prepared.campaign.id).join(', ');
    if (taking.length === needed) yield { code: 'shadowed', path: pathIn(campaign, 'view'), by, place };
    else if (stays) before.push(reach);
  }
};

/** The place it can have in every arm: one in the page, or over it. */
const placeOf = ({ onlyPlace, onlyOverlay }: PreparedCampaign): string | null =>
  onlyOverlay ? OVER_THE_PAGE : onlyPlace;

function reachIn(prepared: PreparedCampaign, subject: Subject, terms: Terms): Reach | null {
  const ways = conjunctionsOf(audienceFormula(prepared, subject), subject.work);
  return (
    ways &&
    reachOf(
      prepared,
      ways.map((way) => terms.wayOf(way)),
    )
  );
}

/** Whether it shows to everybody in its audience, every time: no cap, no codes, no budget, no products that may run out,
 * and the same currencies in every arm. */
function isSteadfast({ campaign, variants }: PreparedCampaign): boolean {
  if (campaign.kind === 'replenishment' || campaign.kind === 'recommendations') return false;
  const currencies = new Set(variants.map((arm) => JSON.stringify(currenciesOf(arm) ?? null)));
  return (
    currencies.size === 1 &&
    variants.every(
      ({ offer, frequency }) =>
        isUncapped(frequency) && !offer?.budget && (!offer?.code?.pool || offer.code.fallback !== undefined),
    )
  );
}

const isUncapped = ({ atMost, perDays, perSession, daysAfterClose, stopAfter }: Frequency): boolean =>
  !(atMost || perDays || perSession || daysAfterClose) && (stopAfter ?? []).length === 0;
