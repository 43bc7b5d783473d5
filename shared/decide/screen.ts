// Screen: which campaigns pass a check whose answer hangs on one small key (a stage, a page kind, a country).
// Each key is worked out once and kept as bits, so a thousand campaigns cost a few words per request.
import type { CampaignCheck } from './check.ts';
import type { Facts } from './facts.ts';
import type { PreparedCampaign } from './prepared.ts';

export type Screen = {
  readonly check: CampaignCheck;
  readonly key: (facts: Facts) => string;
  readonly bits: Map<string, Uint32Array>;
};

/** Paths and languages come from strangers: beyond this, keys are worked out but not kept. */
const MAX_KEYS = 300;
const MAX_KEY_LENGTH = 200;

/** The campaigns that pass every screen, in order, found as they are asked for. */
export function* screened(facts: Facts): Generator<PreparedCampaign> {
  const { campaigns, screens } = facts.prepared;
  const words = screens.map((screen) => bitsOf(screen, facts));
  for (let at = 0; at << 5 < campaigns.length; at++) {
    let left = words.reduce((bits, screen) => bits & (screen[at] ?? 0), -1);
    for (; left !== 0; left &= left - 1) {
      const campaign = campaigns[(at << 5) + 31 - Math.clz32(left & -left)];
      if (campaign) yield campaign;
    }
  }
}

function bitsOf({ check, key, bits }: Screen, facts: Facts): Uint32Array {
  const now = key(facts);
  const known = bits.get(now);
  if (known) return known;
  const { campaigns } = facts.prepared;
  const made = new Uint32Array((campaigns.length + 31) >>> 5);
  campaigns.forEach((campaign, i) => {
    if (check.passes(campaign, facts)) made[i >>> 5] = (made[i >>> 5] ?? 0) | (1 << (i & 31));
  });
  if (bits.size < MAX_KEYS && now.length <= MAX_KEY_LENGTH) bits.set(now, made);
  return made;
}
