// The asymptotic confidence sequence: an interval that holds at all times at once, so that looking often is safe.
// Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas (2021), arXiv:2103.06476, equations 9 and 155. `information` is their n·ρ²:
// the variance of the effects mixed over, in units of the estimate's variance. It is the mixture SPRT of Johari et al. (2017).

/** Half the width of the interval, in standard errors, for a chance of `alpha` to be wrong ever. */
export const sequenceWidth = (alpha: number, information: number): number =>
  Math.sqrt(2 * (1 + 1 / information) * (0.5 * Math.log1p(information) - Math.log(alpha)));

/** The always-valid p-value of an estimate `z` standard errors from what is tested: below alpha when the interval excludes that. */
export const sequenceProbability = (z: number, information: number): number =>
  Math.min(1, Math.sqrt(1 + information) * Math.exp((-0.5 * z ** 2 * information) / (1 + information)));
