// How large one mean is against another, as an interval.

type Estimate = { readonly mean: number; readonly error: number };

/**
 * Fieller's interval (1954) for `top` / `bottom`, `width` standard errors wide: all ratios r for which top − r·bottom may be 0.
 * Null where the bottom may be 0 itself, so that nothing bounds the ratio.
 */
export function ratioInterval(top: Estimate, bottom: Estimate, width: number) {
  const known = bottom.mean ** 2 - (width * bottom.error) ** 2;
  if (bottom.mean <= 0 || known <= 0) return null;
  const spread = width * Math.sqrt(known * top.error ** 2 + (top.mean * bottom.error) ** 2);
  const middle = bottom.mean * top.mean;
  return { low: (middle - spread) / known, high: (middle + spread) / known };
}
