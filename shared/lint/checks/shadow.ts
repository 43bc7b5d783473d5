// A campaign whose place is always taken by earlier ones: they take every visit that it takes, and never step aside.

import { MAX_OVERLAYS } from '../../decide/placed.ts';
import type { PreparedCampaign } from '../../decide/prepared.ts';
import type { Frequency } from '../../schema/limits.ts';
import { audienceFormula, currenciesOf } from '../reach/audience-formula.ts';
import { conjunctionsOf } from '../reach/conjunctions.ts';
import { type Reach, takesAll } from '../reach/superset.ts';
import { type Check, pathIn, type Subject } from '../subject.ts';

/** Steps to compare two audiences. */
const A_COMPARISON = 60;
const OVER_THE_PAGE = 'overlay';

export const shadow: Check = function* (subject) {
  const earlier = new Map<string, Reach[]>();
  for (const campaign of subject.running) {
    const place = placeOf(campaign);
    if (place === null) continue;
    const reach = reachOf(campaign, subject);
    const before = earlier.get(place) ?? [];
    const needed = place === OVER_THE_PAGE ? MAX_OVERLAYS : 1;
    const taking: Reach[] = [];
    for (const other of reach ? before : []) {
      if (taking.length === needed || !subject.work.takes(A_COMPARISON)) break;
      if (reach && takesAll(other, reach, subject.state.now)) taking.push(other);
    }
    const by = taking.map(({ prepared }) => prepared.campaign.id).join(', ');
    if (taking.length === needed) yield { code: 'shadowed', path: pathIn(campaign, 'view'), by, place };
    else if (reach && isSteadfast(campaign)) earlier.set(place, [...before, reach]);
  }
};

/** The place it can have in every arm: one in the page, or over it. */
const placeOf = ({ onlyPlace, onlyOverlay }: PreparedCampaign): string | null =>
  onlyOverlay ? OVER_THE_PAGE : onlyPlace;

function reachOf(prepared: PreparedCampaign, subject: Subject): Reach | null {
  const ways = conjunctionsOf(audienceFormula(prepared, subject), subject.work);
  return ways && { prepared, ways };
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
