// Cells of predictions files.

const LAST_DAY = Date.UTC(9999, 11, 31);

/** The UTC day of a moment (ms), YYYY-MM-DD; of one in ten thousand years the last that has four digits. */
export const dateOf = (at: number): string => new Date(Math.min(at, LAST_DAY)).toISOString().slice(0, 10);

/** A probability, never outside 0 to 1. */
export const probabilityCell = (probability: number): string =>
  Math.min(1, Math.max(0, probability)).toFixed(8);
