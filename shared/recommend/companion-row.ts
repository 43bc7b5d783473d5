// A row of companions as the catalogue holds it: three characters each, two for the product's index and one for its
// weight, so that weights cost less than ranks in decimal.

/** A product by its index, with the weight it has for another; weights are above 0. */
export type Companion = { readonly index: number; readonly weight: number };

/** Printable, and none of them escaped in JSON: `#` to `[` and `]` to `~`. */
const CODES = Array.from({ length: 92 }, (_, i) => 35 + i).filter((code) => code !== 92);
const BASE = CODES.length;

/** Level 0 is a weight of 4, each level is a tenth less: the last is below a thousandth. */
const HIGHEST = 4;
const STEP = 10 ** (1 / 25);

/** Read for every companion of every decision: by table. */
const DIGITS = new Uint8Array(128);
for (const [digit, code] of CODES.entries()) DIGITS[code] = digit;
const WEIGHTS = CODES.map((_, level) => HIGHEST / STEP ** level);

const codeOf = (digit: number): string => String.fromCharCode(CODES[digit] ?? 35);
const digitAt = (row: string, at: number): number => DIGITS[row.charCodeAt(at)] ?? 0;

/** One character for a weight; greater weights never get a lower level, and a weight of 0 or less the last. */
export function weightCode(weight: number): string {
  const level = weight > 0 ? Math.round(Math.log(HIGHEST / weight) / Math.log(STEP)) : BASE - 1;
  return codeOf(Math.min(BASE - 1, Math.max(0, level)));
}

/** The weight a character stands for, within 5% of the one it was made from. */
export const weightAt = (codes: string, at: number): number => WEIGHTS[digitAt(codes, at)] ?? 0;

/** A row of companions, indices below 8,281. */
export const printRow = (companions: readonly Companion[]): string =>
  companions
    .map(({ index, weight }) => codeOf(Math.floor(index / BASE)) + codeOf(index % BASE) + weightCode(weight))
    .join('');

/** The companions of a row; an incomplete one at its end is left out. */
export function readRow(row: string): Companion[] {
  return Array.from({ length: Math.floor(row.length / 3) }, (_, k) => ({
    index: digitAt(row, 3 * k) * BASE + digitAt(row, 3 * k + 1),
    weight: weightAt(row, 3 * k + 2),
  }));
}
