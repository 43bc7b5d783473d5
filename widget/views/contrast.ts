// Contrast: the ink that can be read on a colour.

/** Black or white, whichever contrasts more with `#rgb` or `#rrggbb` (WCAG 2 relative luminance). */
export function inkOn(color: string): '#000' | '#fff' {
  const light = luminance(color);
  return (light + 0.05) ** 2 > 0.05 * 1.05 ? '#000' : '#fff';
}

/** 0 for black to 1 for white. */
export function luminance(color: string): number {
  const hex = color.length === 4 ? color.replace(/[^#]/g, '$&$&') : color;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
