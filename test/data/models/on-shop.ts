// Tests on the shops of the data folder, and how they tell their figures.
import { it } from 'vitest';
import { hasShop } from './lines.ts';

/** Prints figures, three decimals each. */
export const say = (what: string, figures: Record<string, number>) => {
  const text = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  process.stdout.write(`${what}: ${text.join(' · ')}\n`);
};

/** A test on a shop of the data folder; where that is missing it is skipped, and says so. */
export function onShop(name: string, about: string, check: () => void | Promise<void>): void {
  if (!hasShop(name)) process.stdout.write(`skipped: ${about}: there is no ${name} in ../shared/data\n`);
  it.skipIf(!hasShop(name))(`${about} on ${name}`, check);
}
