// Contrast: the ink that can be read on a colour.

const WEIGHTS = [0.2126, 0.7152, 0.0722];

/**
 * Black or white, whichever contrasts more with `#rgb` or `#rrggbb`: at least 4.5 to 1 (WCAG AA) on every colour.
 * The sRGB curve as a power of 2.2 is near enough for that; contrast.test.ts measures it by the standard's formula.
 */
export function inkOn(color: string | undefined): '#000' | '#fff' | undefined {
  if (!color) return undefined;
  const light = WEIGHTS.reduce((sum, weight, i) => {
    const digits = color.length > 4 ? color.slice(1 + 2 * i, 3 + 2 * i) : `${color[1 + i]}`.repeat(2);
    return sum + weight * (Number.parseInt(digits, 16) / 255) ** 2.2;
  }, 0);
  return light > 0.18 ? '#000' : '#fff';
}
