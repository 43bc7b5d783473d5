// Tests on the shops of the data folder, and how they tell their figures.
import { it } from 'vitest';
import type { Comparison } from '../../../worker/tools/backtest/measures/comparison.ts';
import { hasShop } from './lines.ts';

/** Prints figures, three decimals each. */
export const say = (what: string, figures: Record<string, number>) => {
  const text = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  process.stdout.write(`${what}: ${text.join(' · ')}\n`);
};

/** Prints every figure of every method, and the gains, with 95% intervals. */
export function tell(comparison: Comparison): void {
  const { of, n, methods } = comparison;
  for (const { name, figures } of methods) {
    for (const [measure, { value, low, high }] of Object.entries(figures))
      say(`${of}, ${name}, ${measure}`, { value, low, high, n });
  }
  tellGains(comparison);
}

/** Prints what ours gains over the best of the others, with its interval. */
export function tellGains({ of, gains }: Comparison): void {
  for (const [measure, { value, low, high, over }] of Object.entries(gains))
    say(`${of}, ${measure} better than ${over} by`, { value, low, high });
}

/** A test on a shop of the data folder; where that is missing it is skipped, and says so. */
export function onShop(name: string, about: string, check: () => void | Promise<void>): void {
  if (!hasShop(name)) process.stdout.write(`skipped: ${about}: there is no ${name} in ../shared/data\n`);
  it.skipIf(!hasShop(name))(`${about} on ${name}`, check);
}
