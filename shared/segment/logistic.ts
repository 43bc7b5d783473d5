// Logistic regression on one feature with a Gaussian prior, by iteratively reweighted least squares.

export type Observation = { readonly x: number; readonly y: 0 | 1 };
export type Line = { readonly intercept: number; readonly slope: number };

/** Precisions of the prior: about four and sixteen observations' worth of doubt about intercept and slope. */
const PRECISION = { intercept: 1, slope: 4 } as const;
const SLOPE = { least: 0.2, most: 3 } as const;
const STEPS = 25;

/** 1 / (1 + e^−x) */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The most probable line given the observations and the prior; the slope is kept positive and below 3. */
export function fitLogistic(observations: readonly Observation[], prior: Line): Line {
  let line = prior;
  for (let step = 0; step < STEPS; step++) {
    const next = improved(observations, line, prior);
    const moved = Math.abs(next.intercept - line.intercept) + Math.abs(next.slope - line.slope);
    line = next;
    if (moved < 1e-9) break;
  }
  return line;
}

/** One Newton step. */
function improved(observations: readonly Observation[], line: Line, prior: Line): Line {
  let gradA = PRECISION.intercept * (prior.intercept - line.intercept);
  let gradB = PRECISION.slope * (prior.slope - line.slope);
  let aa: number = PRECISION.intercept;
  let ab = 0;
  let bb: number = PRECISION.slope;
  for (const { x, y } of observations) {
    const p = sigmoid(line.intercept + line.slope * x);
    const weight = p * (1 - p);
    gradA += y - p;
    gradB += (y - p) * x;
    aa += weight;
    ab += weight * x;
    bb += weight * x * x;
  }
  const det = aa * bb - ab * ab;
  const stepA = (bb * gradA - ab * gradB) / det;
  const stepB = (aa * gradB - ab * gradA) / det;
  // A step longer than 2 overshoots on separable data.
  const short = Math.min(1, 2 / Math.max(Math.abs(stepA), Math.abs(stepB), 1e-12));
  return {
    intercept: line.intercept + short * stepA,
    slope: Math.min(SLOPE.most, Math.max(SLOPE.least, line.slope + short * stepB)),
  };
}
