// GrowthBook's hash version 2, so that an analyst can recompute any assignment with public tools.

/** FNV-1a, 32 bit, over UTF-16 code units. */
export function fnv32a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A number in [0, 1), in steps of 1/10,000: fnv32a(fnv32a(seed + value) + "") mod 10,000. */
export function hashV2(seed: string, value: string): number {
  return (fnv32a(`${fnv32a(seed + value)}`) % 10_000) / 10_000;
}
