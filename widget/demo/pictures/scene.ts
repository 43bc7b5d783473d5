// Wide pictures made of several packs: the front page, and the offers that Reprise shows in this shop.
import { goodById } from '../data/catalogue.ts';
import { packDefs, packSvg } from './pack.ts';

export type Scene = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly wall: readonly [top: string, bottom: string];
  readonly table: string;
  readonly sun: string;
  /** Left to right; those named first stand further back. */
  readonly packs: readonly (readonly [good: string, x: number, y: number, scale: number])[];
  readonly cup?: readonly [x: number, y: number, scale: number];
};

export const SCENES: readonly Scene[] = [
  {
    name: 'shelf',
    width: 1200,
    height: 900,
    wall: ['#e9d7bb', '#f3e8d5'],
    table: '#b98a5b',
    sun: '#eab873',
    packs: [
      ['uji-sencha', 318, 690, 1.02],
      ['paper-filters', 890, 690, 1],
      ['harbour-espresso', 520, 726, 1.34],
      ['first-light-filter', 726, 744, 1.28],
      ['wildflower-honey', 1000, 774, 0.86],
    ],
    cup: [250, 790, 1.15],
  },
  {
    name: 'welcome',
    width: 640,
    height: 760,
    wall: ['#f2d9b4', '#f8ead2'],
    table: '#c8885a',
    sun: '#f0b45c',
    packs: [
      ['almond-biscotti', 430, 604, 0.92],
      ['first-light-filter', 270, 636, 1.32],
    ],
    cup: [424, 690, 1.05],
  },
  {
    name: 'come-back',
    width: 640,
    height: 760,
    wall: ['#c3d6d1', '#e6ede4'],
    table: '#54776c',
    sun: '#f4e3b5',
    packs: [['breakfast-assam', 356, 618, 1.26]],
    cup: [216, 684, 1.2],
  },
];

/** An SVG file of a scene. */
export function scenePicture({ width, height, wall, table, sun, packs, cup }: Scene): string {
  const edge = Math.round(height * 0.76);
  const stood = packs.map(([id, x, y, scale]) => standing(id, x, y, scale)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs>${packDefs}<linearGradient id="wall" x2="0" y2="1"><stop offset="0" stop-color="${wall[0]}"/><stop offset="1" stop-color="${wall[1]}"/></linearGradient></defs><path fill="url(#wall)" d="M0 0h${width}v${height}H0z"/><circle cx="${width / 2}" cy="${edge - height * 0.3}" r="${Math.min(width, height) * 0.4}" fill="${sun}" opacity=".7"/><path d="M0 ${edge}h${width}v${height - edge}H0z" fill="${table}"/><path d="M0 ${edge}h${width}v4H0z" fill="#fff" opacity=".28"/>${stood}${cup ? cupSvg(...cup) : ''}</svg>\n`;
}

function standing(id: string, x: number, y: number, scale: number): string {
  const good = goodById(id);
  return good ? `<g transform="translate(${x} ${y}) scale(${scale})">${packSvg(good)}</g>` : '';
}

const cupSvg = (x: number, y: number, scale: number) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><ellipse cx="4" cy="2" rx="108" ry="16" fill="url(#ground)"/><ellipse cx="0" cy="-8" rx="92" ry="15" fill="#efe5d6"/><ellipse cx="0" cy="-11" rx="66" ry="9" fill="#d9ccb8"/><path d="M58-84c34-8 46 44-6 48" fill="none" stroke="#fffaf0" stroke-width="13"/><path d="M-64-104H64C64-46 44-12 0-12S-64-46-64-104z" fill="#fffaf0"/><path d="M-64-104H64C64-46 44-12 0-12S-64-46-64-104z" fill="url(#round)" opacity=".55"/><ellipse cx="0" cy="-104" rx="64" ry="13" fill="#fffaf0"/><ellipse cx="0" cy="-103" rx="56" ry="9.5" fill="#5a3422"/><path d="M-20-130c-14-16 12-26 0-46M14-134c-12-14 12-24 2-42" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".7"/></g>`;
