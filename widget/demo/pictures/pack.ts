// Packs: bag, tin, jar, carton, box and bottle, each standing on (0, 0), about 230 wide and 340 high.
import type { Good, Pack } from '../data/catalogue.ts';
import { escapeText } from '../pages/markup.ts';
import { motifSvg } from './motif.ts';

type Look = { readonly pack: string; readonly label: string; readonly accent: string; readonly dark: string };
type Print = (x: number, y: number, width: number, height: number) => string;

/** SVG of the pack of a good, standing on the origin; needs `packDefs` in the same file. */
export function packSvg(good: Good): string {
  const [pack, label, accent] = good.colors;
  const look = { pack, label, accent, dark: inkOn(label, pack) };
  return PACKS[good.pack](look, (x, y, width, height) => print(good, look, x, y, width, height));
}

/** Gradients that every pack is shaded with. */
export const packDefs = `<linearGradient id="fold"><stop offset="0" stop-color="#000" stop-opacity=".26"/><stop offset=".12" stop-color="#000" stop-opacity=".04"/><stop offset=".3" stop-color="#fff" stop-opacity=".16"/><stop offset=".62" stop-color="#fff" stop-opacity="0"/><stop offset=".9" stop-color="#000" stop-opacity=".1"/><stop offset="1" stop-color="#000" stop-opacity=".3"/></linearGradient><linearGradient id="round"><stop offset="0" stop-color="#000" stop-opacity=".34"/><stop offset=".22" stop-color="#fff" stop-opacity=".05"/><stop offset=".34" stop-color="#fff" stop-opacity=".3"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".36"/></linearGradient><radialGradient id="ground"><stop offset="0" stop-color="#1a120c" stop-opacity=".4"/><stop offset="1" stop-color="#1a120c" stop-opacity="0"/></radialGradient>`;

const ground = (width: number) => `<ellipse cx="8" cy="2" rx="${width}" ry="17" fill="url(#ground)"/>`;

const PACKS: Record<Pack, (look: Look, print: Print) => string> = {
  bag: ({ pack, label }, printed) => {
    const shape = 'M-98 0C-106-90-104-200-94-292L-90-330H90L94-292C104-200 106-90 98 0Q0 8-98 0z';
    return `${ground(138)}<path d="${shape}" fill="${pack}"/><path d="M-90-330H90V-352H-90z" fill="${pack}"/><path d="M-90-352H90v8H-90z" fill="#000" opacity=".22"/><path d="M-91-318H91" stroke="#000" stroke-opacity=".18" stroke-width="3"/><rect x="-74" y="-258" width="148" height="206" rx="4" fill="${label}"/>${printed(-74, -258, 148, 206)}<path d="${shape}M-90-330H90V-352H-90z" fill="url(#fold)"/><circle cx="0" cy="-288" r="9" fill="#000" opacity=".18"/><circle cx="0" cy="-289" r="6" fill="#fff" opacity=".28"/>`;
  },
  tin: ({ pack, label }, printed) =>
    `${ground(130)}<path d="M-92-262V-8Q0 20 92-8V-262z" fill="${pack}"/><path d="M-92-214V-34Q0-6 92-34V-214Q0-192-92-214z" fill="${label}"/>${printed(-74, -206, 148, 190)}<path d="M-92-262V-8Q0 20 92-8V-262z" fill="url(#round)"/><path d="M-96-300V-246Q0-222 96-246V-300z" fill="${pack}"/><path d="M-96-300V-246Q0-222 96-246V-300z" fill="url(#round)"/><ellipse cx="0" cy="-300" rx="96" ry="21" fill="${pack}"/><ellipse cx="0" cy="-300" rx="96" ry="21" fill="#fff" opacity=".2"/><ellipse cx="0" cy="-300" rx="78" ry="15" fill="none" stroke="#000" stroke-opacity=".14" stroke-width="3"/>`,
  jar: ({ pack, label, accent }, printed) => {
    const glass = 'M-84-232Q-104-222-104-192V-26Q-104 0-78 4 0 12 78 4 104 0 104-26V-192Q104-222 84-232z';
    return `${ground(136)}<path d="${glass}" fill="${pack}"/><path d="M-104-178V-44Q0-26 104-44V-178Q0-162-104-178z" fill="${label}"/>${printed(-76, -172, 152, 134)}<path d="${glass}" fill="url(#round)"/><path d="M-92-286V-236Q0-218 92-236V-286z" fill="${accent}"/><path d="M-92-286V-236Q0-218 92-236V-286z" fill="url(#round)"/><ellipse cx="0" cy="-286" rx="92" ry="18" fill="${accent}"/><ellipse cx="0" cy="-286" rx="92" ry="18" fill="#fff" opacity=".22"/>`;
  },
  carton: ({ pack, label }, printed) =>
    `${ground(134)}<path d="M-96-262H52V0H-96z" fill="${label}"/><path d="M52-262 96-274V-18L52 0z" fill="${pack}"/><path d="M52-262 96-274V-18L52 0z" fill="#000" opacity=".16"/><path d="M-96-262-74-330H74L52-262z" fill="${label}"/><path d="M-96-262-74-330H74L52-262z" fill="#000" opacity=".07"/><path d="M52-262 74-330 96-274z" fill="${pack}"/><path d="M-74-330H74V-352H-74z" fill="${label}"/><path d="M-74-352H74v7H-74z" fill="#000" opacity=".14"/><path d="M-96-44H52V0H-96z" fill="${pack}"/>${printed(-96, -252, 148, 204)}<circle cx="-8" cy="-296" r="19" fill="${pack}"/><circle cx="-8" cy="-298" r="15" fill="#fff" opacity=".3"/>`,
  box: ({ pack, label }, printed) =>
    `${ground(140)}<path d="M-104-268H64V0H-104z" fill="${pack}"/><path d="M64-268 106-288V-22L64 0z" fill="${pack}"/><path d="M64-268 106-288V-22L64 0z" fill="#000" opacity=".26"/><path d="M-104-268-62-288H106L64-268z" fill="${pack}"/><path d="M-104-268-62-288H106L64-268z" fill="#fff" opacity=".24"/><rect x="-94" y="-258" width="148" height="212" fill="${label}"/>${printed(-94, -258, 148, 212)}<path d="M-104-30H64" stroke="#fff" stroke-opacity=".45" stroke-width="3" stroke-dasharray="10 8"/>`,
  bottle: ({ pack, label, accent }, printed) => {
    const shape =
      'M-32-300V-272C-32-246-86-244-86-196V-22Q-86 0-62 3 0 9 62 3 86 0 86-22V-196C86-244 32-246 32-272V-300z';
    return `${ground(120)}<path d="${shape}" fill="${pack}"/><path d="M-86-186V-34Q0-20 86-34V-186Q0-174-86-186z" fill="${label}"/>${printed(-70, -180, 140, 158)}<path d="${shape}" fill="url(#round)"/><rect x="-36" y="-346" width="72" height="52" rx="7" fill="${accent}"/><rect x="-36" y="-346" width="72" height="52" rx="7" fill="url(#round)"/>`;
  },
};

/** Motif, name and size, set into a label. */
function print(good: Good, look: Look, x: number, y: number, width: number, height: number): string {
  const middle = x + width / 2;
  const lines = nameLines(good.title);
  const textTop = y + height - 20 - lines.length * 20;
  const scale = Math.min(width - 26, textTop - y - 34) / 106;
  const size = Math.min(18, (width - 12) / (0.64 * longest(lines))).toFixed(1);
  const words = lines
    .map(
      (line, index) =>
        `<text x="${middle}" y="${textTop + 4 + index * 20}" font-size="${size}">${escapeText(line)}</text>`,
    )
    .join('');
  return `<g transform="translate(${middle} ${y + 14 + scale * 50}) scale(${scale.toFixed(3)})">${motifSvg(good.motif, { ink: look.dark, accent: look.accent })}</g><g fill="${look.dark}" text-anchor="middle" font-family="Georgia,'Iowan Old Style',serif" font-weight="700">${words}<text x="${middle}" y="${y + height - 12}" font-size="10" font-weight="400" letter-spacing="1.4">${escapeText(good.size.toUpperCase())}</text></g>`;
}

/** One line, or the two that are shortest. */
function nameLines(title: string): string[] {
  const words = title.replace(/,.*$/, '').split(' ');
  const splits = words
    .slice(1)
    .map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  const whole = [words.join(' ')];
  if (longest(whole) <= 13) return whole;
  return splits.reduce((best, one) => (longest(one) < longest(best) ? one : best), whole);
}

const longest = (lines: readonly string[]) => Math.max(...lines.map((line) => line.length));

/** The pack colour prints on its label when it is dark enough; otherwise a neutral ink does. */
function inkOn(label: string, pack: string): string {
  return lightness(label) - lightness(pack) > 0.45 ? pack : '#33271e';
}

function lightness(hex: string): number {
  const channel = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
