// Discount codes of the demo shop: what each takes off, and the single-use ones its welcome pool holds.
import { seeded } from './seeded.ts';

const DAY = 86_400_000;
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const PER_MONTH = 200;

export const WELCOME_FALLBACK = 'WELCOME15';
export const COME_BACK_CODE = 'BACK20';

/** Percent that a code takes off in this shop, 0 for one it does not know. */
export function percentOff(code: string): number {
  if (code === COME_BACK_CODE) return 20;
  return code === WELCOME_FALLBACK || /^KC15-[A-Z2-9]{6}$/.test(code) ? 15 : 0;
}

/** As `POST …/codes/:pool` takes it. */
export type PoolCode = { readonly code: string; readonly expiresAt: string };

/** The single-use codes made in the month of `now`; each holds for 30 days after that month. */
export function welcomeCodes(now: number): PoolCode[] {
  const month = new Date(now).toISOString().slice(0, 7);
  const chance = seeded(`codes ${month}`);
  const nextMonth = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1);
  const expiresAt = new Date(nextMonth + 30 * DAY).toISOString();
  const letter = () => LETTERS[Math.floor(chance() * LETTERS.length)];
  return Array.from({ length: PER_MONTH }, () => ({
    code: `KC15-${Array.from({ length: 6 }, letter).join('')}`,
    expiresAt,
  }));
}
