// The chance that one conversion rate is above another, given what was counted.
import { normalCdf } from '../replenish/normal.ts';
import { logGamma } from '../segment/log-gamma.ts';

export type Beta = { readonly a: number; readonly b: number };

/** Beyond so many terms the normal approximation is right to a thousandth, and costs nothing. */
const MOST_TERMS = 1000;

/** P(X > Y) for independent Beta variables with whole parameters: Evan Miller, "Formulas for Bayesian A/B Testing" (2015). */
export function betaBeats(x: Beta, y: Beta): number {
  const fewest = Math.min(x.a, x.b, y.a, y.b);
  if (fewest > MOST_TERMS) return normalBeats(x, y);
  if (fewest === x.a) return sum(x, y);
  if (fewest === y.a) return 1 - sum(y, x);
  return fewest === y.b ? sum(mirror(y), mirror(x)) : 1 - sum(mirror(x), mirror(y));
}

const mirror = ({ a, b }: Beta): Beta => ({ a: b, b: a });

/** The closed form of P(X > Y), `x.a` terms, each from the one before. */
function sum(x: Beta, y: Beta): number {
  let total = 0;
  let lnTerm = logGamma(y.b + x.b) - logGamma(y.a + y.b + x.b) + logGamma(y.a + y.b) - logGamma(y.b);
  for (let i = 0; i < x.a; i++) {
    total += Math.exp(lnTerm);
    lnTerm += Math.log(((y.a + i) * (x.b + i)) / ((y.a + y.b + x.b + i) * (1 + i)));
  }
  return Math.min(1, total);
}

function normalBeats(x: Beta, y: Beta): number {
  const mean = ({ a, b }: Beta) => a / (a + b);
  const variance = ({ a, b }: Beta) => (a * b) / ((a + b) ** 2 * (a + b + 1));
  return normalCdf((mean(x) - mean(y)) / Math.sqrt(variance(x) + variance(y)));
}
