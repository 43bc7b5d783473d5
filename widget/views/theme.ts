// Theme: the shop's colours and type as custom properties, each set on its own through CSSOM. Whatever a shop chose,
// what is to be read can be: a colour that would vanish gives way.
import type { Theme } from '../../shared/schema/theme.ts';
import { contrast, inkOn, lifted } from './contrast.ts';

/** WCAG AA, of text and of what has to be told from its ground. */
const TEXT = 4.5;
const SHAPE = 3;

/** Dresses the root of a view. Without a font of its own it takes the shop's. */
export function dress({ style }: HTMLElement, theme: Theme): void {
  const { radius = 10, font } = theme;
  const looks = {
    ...colorsOf(theme),
    '--radius': `${radius}px`,
    'font-family': font ?? getComputedStyle(document.body).fontFamily,
  };
  for (const [name, value] of Object.entries(looks)) style.setProperty(name, value);
}

function colorsOf(theme: Theme): Record<string, string> {
  const { background, text, colorScheme = 'auto' } = theme;
  const asked =
    colorScheme === 'auto' ? matchMedia('(prefers-color-scheme:dark)').matches : colorScheme === 'dark';
  // The shop's paper or ink says by itself for which scheme it is meant.
  const dark = background ? inkOn(background) === '#fff' : text ? inkOn(text) === '#000' : asked;
  const paper = background ?? (dark ? '#1b1c1f' : '#fff');
  const plain = background ? inkOn(background) : dark ? '#f3f3f1' : '#17181a';
  const ink = text && contrast(text, paper) >= TEXT ? text : plain;
  const fault = dark ? '#ff9d94' : '#b3261e';
  const accent = accentOn(paper, dark && !background, theme.accent ?? ink);
  return {
    'color-scheme': dark ? 'dark' : 'light',
    '--paper': paper,
    '--ink': ink,
    '--accent': accent,
    '--on-accent': inkOn(accent),
    '--fault': contrast(fault, paper) < TEXT ? ink : fault,
  };
}

/** A dark accent is lifted off the dark paper that is ours; a shop that chose the paper chose both. */
const accentOn = (paper: string, ours: boolean, accent: string): string =>
  ours && contrast(accent, paper) < SHAPE ? lifted(accent, paper, SHAPE) : accent;
