// The printed pictures on the labels: twelve motifs, each drawn in a square of 100 × 100 around its centre (0, 0).
import type { Motif } from '../data/catalogue.ts';

type Inks = { readonly ink: string; readonly accent: string };

const around = (count: number, draw: (degrees: number, index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw((360 / count) * index, index)).join('');

const petal = (degrees: number, fill: string, length: number, width: number) =>
  `<ellipse cx="0" cy="${-length / 2 - 7}" rx="${width}" ry="${length / 2}" fill="${fill}" transform="rotate(${degrees})"/>`;

const wave = (y: number, stroke: string) =>
  `<path d="M-50 ${y}q12.5-13 25 0t25 0 25 0 25 0" fill="none" stroke="${stroke}" stroke-width="6"/>`;

const bean = (x: number, y: number, turn: number, fill: string, line: string) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><ellipse rx="13" ry="19" fill="${fill}"/><path d="M0-17c7 11-7 21 0 34" fill="none" stroke="${line}" stroke-width="3"/></g>`;

const drop = (x: number, y: number, size: number, fill: string) =>
  `<path transform="translate(${x} ${y}) scale(${size})" d="M0-20C8-8 13-1 13 7a13 13 0 0 1-26 0C-13-1-8-8 0-20z" fill="${fill}"/>`;

const hexagon = (x: number, y: number, fill: string) =>
  `<path transform="translate(${x} ${y})" d="M0-15 13-7.5v15L0 15-13 7.5v-15z" fill="${fill}"/>`;

const MOTIFS: Record<Motif, (inks: Inks) => string> = {
  sunrise: ({ ink, accent }) =>
    `${around(12, (turn) => (turn > 89 && turn < 271 ? '' : `<rect x="-2.5" y="-50" width="5" height="16" rx="2.5" fill="${accent}" transform="translate(0 14) rotate(${turn})"/>`))}<path d="M-28 14a28 28 0 0 1 56 0z" fill="${accent}"/><path d="M-50 20h100M-36 31h72M-20 42h40" stroke="${ink}" stroke-width="5" stroke-linecap="round"/>`,
  hills: ({ ink, accent }) =>
    `<circle cx="20" cy="-22" r="15" fill="${accent}"/><path d="M-50 42C-38 4-24-8-12-8S14 10 24 42z" fill="${ink}"/><path d="M-8 42C6 14 16 6 26 6s18 12 24 36z" fill="${ink}" opacity=".55"/>`,
  waves: ({ ink, accent }) =>
    `<circle cx="0" cy="-24" r="18" fill="${accent}"/>${[2, 17, 32, 47].map((y) => wave(y, ink)).join('')}`,
  leaf: ({ ink, accent }) =>
    `<path d="M0 46C-40 22-34-22 0-48 34-22 40 22 0 46z" fill="${accent}"/><path d="M0 48v-84M0 22l-18-15M0 22 18 7M0 0l-16-14M0 0l16-14" fill="none" stroke="${ink}" stroke-width="4" stroke-linecap="round"/>`,
  moon: ({ ink, accent }) =>
    `<path d="M14-42a42 42 0 1 0 28 56 34 34 0 0 1-28-56z" fill="${accent}"/><circle cx="30" cy="-26" r="3.5" fill="${ink}"/><circle cx="42" cy="-6" r="2.5" fill="${ink}"/><circle cx="20" cy="-4" r="2.5" fill="${ink}"/>`,
  bloom: ({ ink, accent }) =>
    `${around(8, (turn) => petal(turn, accent, 34, 10))}${around(8, (turn) => petal(turn + 22.5, ink, 16, 3))}<circle r="9" fill="${ink}"/>`,
  citrus: ({ ink, accent }) =>
    `<circle r="44" fill="${accent}"/><circle r="37" fill="none" stroke="#fff" stroke-width="5" opacity=".85"/>${around(8, (turn) => `<path d="M0-6-11-30a34 34 0 0 1 22 0z" fill="#fff" opacity=".8" transform="rotate(${turn})"/>`)}<path d="M30-40c10-10 20-8 24-6-2 10-12 16-22 14z" fill="${ink}"/>`,
  frost: ({ ink, accent }) =>
    around(
      6,
      (turn, index) =>
        `<path d="M0 0v-44M0-28l-11-9M0-28l11-9M0-14l-8-7M0-14l8-7" fill="none" stroke="${index % 2 ? ink : accent}" stroke-width="5" stroke-linecap="round" transform="rotate(${turn})"/>`,
    ),
  drops: ({ ink, accent }) =>
    `${drop(0, -8, 1.7, accent)}${drop(-32, 24, 0.9, ink)}${drop(32, 24, 0.9, ink)}`,
  rays: ({ ink, accent }) =>
    `${around(16, (turn, index) => `<path d="M0-18-5-48h10z" fill="${index % 2 ? accent : ink}" transform="rotate(${turn})"/>`)}<circle r="14" fill="${accent}"/>`,
  comb: ({ ink, accent }) =>
    [
      [0, 0, ink],
      [-28, 0, accent],
      [28, 0, accent],
      [-14, -24, accent],
      [14, -24, ink],
      [-14, 24, ink],
      [14, 24, accent],
    ]
      .map(([x, y, fill]) => hexagon(Number(x), Number(y), String(fill)))
      .join(''),
  beans: ({ ink, accent }) =>
    bean(-22, -16, -30, ink, accent) + bean(20, -20, 24, accent, ink) + bean(0, 22, 70, ink, accent),
};

/** SVG of a motif in two inks. */
export const motifSvg = (motif: Motif, inks: Inks): string => MOTIFS[motif](inks);
