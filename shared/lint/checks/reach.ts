// A campaign that no visit can meet: its audience, its addresses or the store's limits rule everybody out.
import type { Prepared, PreparedCampaign } from '../../decide/prepared.ts';
import type { Path } from '../../schema/fault.ts';
import type { Finding } from '../finding.ts';
import { audienceFormula, segmentFormulas } from '../reach/audience-formula.ts';
import { type Conjunction, conjunctionsOf } from '../reach/conjunctions.ts';
import { type Formula, formulaOf } from '../reach/formula.ts';
import { allCovered } from '../reach/glob-cover.ts';
import { clashIn } from '../reach/satisfiable.ts';
import { visitClash } from '../reach/visit-clash.ts';
import type { Work } from '../reach/work.ts';
import { type Check, pathIn, type Subject } from '../subject.ts';

export const reach: Check = function* (subject) {
  for (const campaign of subject.current) {
    const found = audienceFinding(campaign, subject) ?? placeFinding(campaign, subject);
    if (found) yield found;
  }
};

/** What cannot be met: the condition alone, the segments alone, or all together. */
function audienceFinding(
  campaign: PreparedCampaign,
  { prepared, config, work }: Subject,
): Finding | undefined {
  const ways = conjunctionsOf(audienceFormula(campaign, { prepared, config }), work);
  const clashes = ways?.map((way) =>
    isAffordable(way, work) ? visitClash(campaign, prepared.quiet, way) : undefined,
  );
  if (!clashes || clashes.some((clash) => clash === undefined)) return undefined;
  const attribute = oneOf(clashes);
  const where = campaign.campaign.audience?.where;
  if (where && isEmpty(formulaOf(where), work))
    return { code: 'condition-empty', path: pathIn(campaign, 'audience', 'where'), attribute };
  const segments = isEmpty({ all: segmentFormulas(campaign, prepared, config) }, work);
  const part: Path = segments ? ['audience', 'segments'] : campaign.campaign.audience ? ['audience'] : [];
  return {
    ...{ code: 'audience-empty', path: pathIn(campaign, ...part), attribute },
    rule: ruleAt(attribute, campaign),
  };
}

/** What every campaign of its kind asks of the attribute, beside the audience. */
function ruleAt(attribute: string | null, { campaign }: PreparedCampaign): 'welcome' | 'cart' | null {
  if (campaign.kind === 'welcome' && attribute === 'customer.subscribed') return 'welcome';
  if (campaign.kind === 'message' && campaign.cart && attribute === 'cart.count') return 'cart';
  return null;
}

/** Whether nobody can meet a formula. */
export const isEmpty = (formula: Formula, work: Work): boolean =>
  conjunctionsOf(formula, work)?.every((way) => isAffordable(way, work) && clashIn(way) !== undefined) ??
  false;

/** Steps to try the values that one clause compares with. */
const A_CLAUSE = 50;
const isAffordable = (way: Conjunction, work: Work): boolean =>
  work.takes(A_CLAUSE * [...way.values()].reduce((sum, clauses) => sum + clauses.length, 0));

/** The attribute at which every way ends, if it is the same and a published one. */
function oneOf(clashes: readonly (string | undefined)[]): string | null {
  const [first = ''] = clashes;
  return /^[a-z]/.test(first) && clashes.every((clash) => clash === first) ? first : null;
}

function placeFinding(campaign: PreparedCampaign, { prepared }: Subject): Finding | undefined {
  const { include, exclude, onlyOverlay } = campaign;
  const urls = include?.map(({ source }) => source) ?? [];
  if (allCovered(include, exclude))
    return { code: 'urls-excluded', path: pathIn(campaign, 'audience', 'urls', 'exclude'), urls };
  if (!onlyOverlay) return undefined;
  if (allCovered(include, prepared.quiet))
    return {
      code: 'urls-quiet',
      path: include ? pathIn(campaign, 'audience', 'urls', 'include') : pathIn(campaign, 'view'),
      urls,
    };
  return hasNoRoom(campaign, prepared) ? { code: 'overlays-off', path: pathIn(campaign, 'view') } : undefined;
}

/** What a visitor wishes for is held back by no limit. */
const hasNoRoom = ({ variants }: PreparedCampaign, { live }: Prepared): boolean =>
  live.limits.overlaysPerSession === 0 && variants.every(({ wished }) => !wished);
