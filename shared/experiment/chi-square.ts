// The upper tail of the chi-square distribution.
import { normalCdf } from '../replenish/normal.ts';

/** P(X ≥ `value`) for `degrees` (a whole number above 0): the finite sums of Abramowitz & Stegun 26.4.4 and 26.4.5. */
export function chiSquareTail(value: number, degrees: number): number {
  if (value <= 0) return 1;
  const half = value / 2;
  const odd = degrees % 2 === 1;
  let tail = odd ? 2 * normalCdf(-Math.sqrt(value)) : Math.exp(-half);
  // Each step adds two degrees: Q(a + 1, x) = Q(a, x) + x^a·e^−x / Γ(a + 1).
  let term = odd ? 2 * Math.sqrt(half / Math.PI) * Math.exp(-half) : half * Math.exp(-half);
  for (let a = odd ? 0.5 : 1; a < degrees / 2; a++) {
    tail += term;
    term *= half / (a + 1);
  }
  return Math.min(1, tail);
}
