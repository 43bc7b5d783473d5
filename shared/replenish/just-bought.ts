// Just bought: too soon for a nudge, whatever its probability.

/** Share of the expected gap that must have passed. */
const SHARE = 0.5;

/** True at `now` for what was bought at `lastAt` and is due at `dueAt` (ms). */
export const isJustBought = (lastAt: number, dueAt: number, now: number): boolean =>
  now - lastAt < SHARE * (dueAt - lastAt);
