// Theme: the shop's colours and type as custom properties, each set on its own through CSSOM.
import type { Theme } from '../../shared/schema/campaign.ts';
import { inkOn } from './contrast.ts';

/** Dresses the root of a view. Without a font of its own it takes the shop's. */
export function dress(
  root: HTMLElement,
  { accent, background, text, radius, font, colorScheme }: Theme,
): void {
  const set = (name: string, value: string | undefined) => value && root.style.setProperty(name, value);
  set('--accent', accent);
  set('--on-accent', accent && inkOn(accent));
  set('--paper', background);
  set('--ink', text ?? (background && inkOn(background)));
  set('--radius', radius === undefined ? undefined : `${radius}px`);
  set('color-scheme', colorScheme === 'auto' ? undefined : colorScheme);
  set('font-family', font ?? getComputedStyle(document.body).fontFamily);
}
