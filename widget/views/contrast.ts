// Contrast: the ink that can be read on a colour.

/** Black or white, whichever contrasts more with `#rgb` or `#rrggbb` (WCAG 2 relative luminance). */
export function inkOn(color: string | undefined): '#000' | '#fff' | undefined {
  if (!color) return undefined;
  const step = color.length > 4 ? 2 : 1;
  const [r, g, b] = [0, 1, 2].map((i) => {
    const digits = color.slice(1 + i * step, 1 + i * step + step);
    const share = Number.parseInt(digits, 16) / (16 ** step - 1);
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
  return (light + 0.05) ** 2 > 0.0525 ? '#000' : '#fff';
}
