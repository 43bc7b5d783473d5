// Paper: the colours a view may stand on, as the widget chooses them (`widget/views/theme.ts`, which may take no code from
// here; test/paper.test.ts holds the two together).
import type { Theme } from '../schema/theme.ts';
import { isBright } from './contrast.ts';

/** Of a view whose shop names none. */
const LIGHT = '#fff';
const DARK = '#1b1c1f';

export type Paper = {
  readonly color: string;
  /** Whether the accent is lifted off it: off the dark that is ours. */
  readonly lifts: boolean;
};

/** The shop's own ground; without one what its text asks for, or what the scheme may be. */
export function papersOf({ background, text, colorScheme = 'auto' }: Theme): readonly Paper[] {
  if (background) return [{ color: background, lifts: false }];
  const [light, dark] = [
    { color: LIGHT, lifts: false },
    { color: DARK, lifts: true },
  ];
  if (text) return [isBright(text) ? dark : light];
  return { light: [light], dark: [dark], auto: [light, dark] }[colorScheme];
}
