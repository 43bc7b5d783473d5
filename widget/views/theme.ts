// Theme: the shop's colours and type as custom properties, each set on its own through CSSOM.
import type { Theme } from '../../shared/schema/campaign.ts';
import { inkOn } from './contrast.ts';

/** Dresses the root of a view. Without a font of its own it takes the shop's. */
export function dress(
  { style }: HTMLElement,
  { accent, background, text, radius, font, colorScheme }: Theme,
): void {
  const looks = {
    '--accent': accent,
    '--on-accent': inkOn(accent),
    '--paper': background,
    '--ink': text ?? inkOn(background),
    '--radius': radius !== undefined && `${radius}px`,
    'color-scheme': colorScheme !== 'auto' && colorScheme,
    'font-family': font ?? getComputedStyle(document.body).fontFamily,
  };
  for (const [name, value] of Object.entries(looks)) if (value) style.setProperty(name, value);
}
