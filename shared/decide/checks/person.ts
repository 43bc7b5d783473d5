// Is it for this person: known enough, in the right segments, not already won?
import type { CampaignCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import type { PreparedCampaign } from '../prepared.ts';
import type { Reason } from '../reason.ts';

export const consent: CampaignCheck = {
  key: ({ context }) => String(context.consent),
  passes: ({ personal }, { context }) => context.consent || personal === null,
  refusal: ({ personal }) => ({
    code: 'needs-consent',
    expected: true,
    actual: false,
    part: personal ?? [],
  }),
};

export const segments: CampaignCheck = {
  key: ({ segments: found, foreign }) => [...found(), ...(foreign ? ['', 'foreign'] : [])].join(' '),
  passes: (campaign, facts) => segmentRefusal(campaign, facts) === null,
  refusal: (campaign, facts) =>
    segmentRefusal(campaign, facts) ?? {
      code: 'not-in-segment',
      expected: [],
      actual: [],
      part: [],
      of: 'any',
    },
};

export const notSubscribed: CampaignCheck = {
  key: (facts) => String(isSubscribed(facts)),
  passes: ({ campaign }, facts) => campaign.kind !== 'welcome' || !isSubscribed(facts),
  refusal: () => ({ code: 'already-subscribed', expected: false, actual: true }),
};

const isSubscribed = ({ context: { session, profile } }: Facts): boolean =>
  session.lead === true || profile?.subscribed === 'yes';

function segmentRefusal({ campaign, segments: rule }: PreparedCampaign, facts: Facts): Reason | null {
  if (!rule) return null;
  const found = facts.segments();
  const isShort = Array.isArray(campaign.audience?.segments);
  const no = (of: 'any' | 'all' | 'none', expected: readonly string[]) => ({
    expected,
    actual: [...found],
    part: ['audience', 'segments', ...(isShort ? [] : [of])],
  });
  if (rule.any && !rule.any.some((name) => found.has(name)))
    return unknownOf(rule.any, facts) ?? { code: 'not-in-segment', of: 'any', ...no('any', rule.any) };
  if (rule.all && !rule.all.every((name) => found.has(name)))
    return unknownOf(rule.all, facts) ?? { code: 'not-in-segment', of: 'all', ...no('all', rule.all) };
  if (rule.none?.some((name) => found.has(name))) return { code: 'in-segment', ...no('none', rule.none) };
  return unknownOf(rule.none ?? [], facts);
}

/** On a page in another currency nobody can tell who is in a segment that asks for the value of the cart. */
function unknownOf(names: readonly string[], { foreign, currency, prepared }: Facts): Reason | null {
  if (!foreign || !names.some((name) => prepared.segments.get(name)?.money)) return null;
  const expected = prepared.live.store.currency;
  return { code: 'other-currency', expected, actual: currency, part: ['audience', 'segments'] };
}
