// The logarithm of the Gamma function, for arguments above 0.

const HALF_LN_TAU = 0.5 * Math.log(2 * Math.PI);

/** ln Γ(x): Stirling's series, after moving up to where it is exact to 14 digits. */
export function logGamma(x: number): number {
  let product = 1;
  let up = x;
  for (; up < 10; up++) product *= up;
  const inverse = 1 / (up * up);
  const series =
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / up;
  return (up - 0.5) * Math.log(up) - up + HALF_LN_TAU + series - Math.log(product);
}
