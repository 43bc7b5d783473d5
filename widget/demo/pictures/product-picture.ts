// The picture of one product: its pack before an arch in its own colours.
import type { Good } from '../data/catalogue.ts';
import { packDefs, packSvg } from './pack.ts';

export const PICTURE_SIZE = 600;

/** A square SVG file of a good. */
export function productPicture(good: Good): string {
  const [pack, label, accent] = good.colors;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600"><defs>${packDefs}<linearGradient id="wall" x2="0" y2="1"><stop offset="0" stop-color="${mix(label, pack, 0.16)}"/><stop offset="1" stop-color="${mix(label, pack, 0.3)}"/></linearGradient></defs><path fill="url(#wall)" d="M0 0h600v600H0z"/><path d="M130 486V262a170 170 0 0 1 340 0v224z" fill="${mix(label, accent, 0.42)}" opacity=".75"/><path d="M0 486h600v114H0z" fill="${mix(label, pack, 0.44)}"/><path d="M0 486h600v3H0z" fill="#fff" opacity=".35"/><g transform="translate(300 520) scale(1.12)">${packSvg(good)}</g></svg>\n`;
}

/** The colour `share` of the way from one hex colour to another. */
export function mix(from: string, to: string, share: number): string {
  const channel = (at: number) => {
    const [a, b] = [from, to].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * (1 - share) + (b ?? 0) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
