// Experiments that can tell nothing: nobody to compare with, everybody on one arm, arms that are the same.
import type { LiveCampaign } from '../../decide/live-config.ts';
import type { PreparedCampaign } from '../../decide/prepared.ts';
import type { Finding } from '../finding.ts';
import { type Check, pathIn } from '../subject.ts';

export const experiments: Check = function* ({ config, running }) {
  const { control = 0 } = config.store;
  for (const campaign of running) {
    const { experiment } = campaign.campaign;
    if (!experiment) continue;
    const { holdout = 0, variants } = experiment;
    if (holdout === 1)
      yield { code: 'all-held', path: pathIn(campaign, 'experiment', 'holdout'), by: 'holdout' };
    const isHeld = holdout > 0 || control > 0;
    if (!isHeld) yield { code: 'no-holdout', path: pathIn(campaign, 'experiment') };
    const [only, ...more] = variants.filter(({ weight }) => weight > 0);
    // Against who is held out, one arm is a comparison, too: so ends a test that somebody won.
    if (!isHeld && only && more.length === 0 && variants.length > 1)
      yield { code: 'one-arm', path: pathIn(campaign, 'experiment', 'variants'), variant: only.id };
    yield* sameArms(campaign);
  }
};

/** Arms that change nothing of the campaign though they say so, or that are drawn like an earlier one. */
function* sameArms(prepared: PreparedCampaign): Generator<Finding> {
  const seen = new Map<string, string>();
  for (const [arm, variant] of prepared.variants.entries()) {
    const { id, changes, view, offer, form, recommendations, trigger, content } = variant;
    const path = pathIn(prepared, 'experiment', 'variants', arm);
    const looks = JSON.stringify([view, offer, form, recommendations, trigger, content]);
    const as = seen.get(looks);
    if (as !== undefined) yield { code: 'same-variant', path, variant: id, as };
    else if (changes.size > 0 && isIdle(prepared.campaign, arm))
      yield { code: 'same-variant', path, variant: id, as: null };
    if (as === undefined) seen.set(looks, id);
  }
}

function isIdle(campaign: LiveCampaign, arm: number): boolean {
  const own: Readonly<Record<string, unknown>> = campaign;
  return Object.entries(campaign.variants[arm]?.parts ?? {}).every(
    ([name, part]) => part === undefined || JSON.stringify(part ?? undefined) === JSON.stringify(own[name]),
  );
}
