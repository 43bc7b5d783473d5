// Screen: which campaigns pass a check whose answer hangs on one small key (a stage, a page kind, a country).
// Each key is worked out once and kept as bits, so a thousand campaigns cost a few words per request.
import type { CampaignCheck } from './check.ts';
import type { Facts } from './facts.ts';

export type Screen = {
  readonly check: CampaignCheck;
  readonly key: (facts: Facts) => string;
  readonly bits: Map<string, Uint32Array>;
};

/** Paths and languages come from strangers: beyond this, keys are worked out but not kept. */
const MAX_KEYS = 300;
const MAX_KEY_LENGTH = 200;

/** Indices into `prepared.campaigns` that pass every screen, ascending. */
export function screened(facts: Facts): number[] {
  const { campaigns, screens } = facts.prepared;
  const passing = new Uint32Array((campaigns.length + 31) >>> 5).fill(0xffffffff);
  for (const screen of screens) {
    const bits = bitsOf(screen, facts);
    for (let i = 0; i < passing.length; i++) passing[i] = (passing[i] ?? 0) & (bits[i] ?? 0);
  }
  return indicesOf(passing);
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

function indicesOf(words: Uint32Array): number[] {
  const indices: number[] = [];
  words.forEach((word, at) => {
    for (let left = word; left !== 0; left &= left - 1)
      indices.push((at << 5) + 31 - Math.clz32(left & -left));
  });
  return indices;
}
