// Contrast: which colour can be read on which. Colours are `#rgb` or `#rrggbb`.

/** Red, green and blue, 0 to 255: of one digit each, or of two. */
const channelsOf = (color: string): number[] =>
  (color.match(color[4] ? /\w\w/g : /\w/g) ?? []).map(
    (digits) => Number(`0x${digits}`) * (color[4] ? 1 : 17),
  );

/** Relative luminance, of WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((level) => linear(level / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (share: number): number =>
  share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;

/** Black or white, whichever contrasts more with a colour: at least 4.5 to 1 (WCAG AA) on every one. */
export const inkOn = (color: string): '#000' | '#fff' => (luminance(color) > 0.18 ? '#000' : '#fff');

/** How many to one two colours contrast, as WCAG counts. */
export function contrast(one: string, other: string): number {
  const ratio = (luminance(one) + 0.05) / (luminance(other) + 0.05);
  return Math.max(ratio, 1 / ratio);
}

/** Bright, and not yet glaring. */
const BRIGHT = 200;

/** The colour as bright as it takes to stand out from dark paper: in its own hue first, then with white. */
export function lifted(color: string, paper: string, least: number): string {
  const most = Math.max(1, ...channelsOf(color));
  let bright = changed(color, (level) => (level * Math.max(BRIGHT, most)) / most);
  while (contrast(bright, paper) < least) bright = changed(bright, (level) => level + (255 - level) / 8);
  return bright;
}

const changed = (color: string, change: (level: number) => number): string =>
  `#${channelsOf(color)
    .map((level) => (256 + Math.ceil(change(level))).toString(16).slice(1))
    .join('')}`;
