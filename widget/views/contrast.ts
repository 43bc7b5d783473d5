// Contrast: which colour can be read on which. Colours are `#rgb` or `#rrggbb`.

const WEIGHTS = [0.2126, 0.7152, 0.0722];

const channelsOf = (color: string): number[] =>
  WEIGHTS.map((_, i) =>
    Number.parseInt(color.length > 4 ? color.slice(1 + 2 * i, 3 + 2 * i) : `${color[1 + i]}`.repeat(2), 16),
  );

/** Relative luminance. The sRGB curve as a power of 2.2 is near enough; contrast.test.ts has the standard's formula. */
const luminance = (color: string): number =>
  channelsOf(color).reduce((sum, level, i) => sum + (WEIGHTS[i] ?? 0) * (level / 255) ** 2.2, 0);

/** Black or white, whichever contrasts more with a colour: at least 4.5 to 1 (WCAG AA) on every one. */
export const inkOn = (color: string): '#000' | '#fff' => (luminance(color) > 0.18 ? '#000' : '#fff');

/** How many to one two colours contrast, as WCAG counts. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(a / b, b / a);
}

/** The colour half-way to white. */
export const lifted = (color: string): string =>
  `#${channelsOf(color)
    .map((level) => ((level + 255) >> 1).toString(16))
    .join('')}`;
