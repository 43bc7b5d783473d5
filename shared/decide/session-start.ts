// When a visit began: as its browser says, or as can be told from what it says.
import type { Session } from '../schema/page.ts';

const IDLE_SECONDS = 1800;

/** Start of this visit in ms; a visit whose start is unknown began at most 30 minutes ago. */
export const sessionStart = ({ startedAt, seconds }: Session, now: number): number =>
  startedAt ?? now - (seconds ?? IDLE_SECONDS) * 1000;
