// Exponential forgetting: how much of a count is left after some time (MODELS: D ← D·exp(−Δt/180) + 1).

export const DAY_MS = 86_400_000;
/** Time constant of decayed counts, where no other is named. */
export const TAU_DAYS = 180;
/** Time constant of what is recent. */
export const RECENT_TAU_DAYS = 60;

/** The UTC day a moment lies in, as days since 1970. */
export const dayOf = (at: number): number => Math.floor(at / DAY_MS);

/** Share of a count left after `days`; nothing is gained by looking at the past. */
export const decay = (days: number, tauDays = TAU_DAYS): number => Math.exp(-Math.max(0, days) / tauDays);

/** Decayed count of ascending days, as of the last of them. */
export function decayedCount(days: readonly number[], tauDays = TAU_DAYS): number {
  let count = 0;
  let before = days[0] ?? 0;
  for (const day of days) {
    count = count * decay(day - before, tauDays) + 1;
    before = day;
  }
  return count;
}

/** A decayed count as of `lastAt` (ms), carried on to `now` (ms). */
export const decayedAt = (decayed: number, lastAt: number, now: number): number =>
  decayed * decay((now - lastAt) / DAY_MS);
