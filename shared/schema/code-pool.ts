// Code pools as they are filled and listed.
import * as v from 'valibot';
import { Id, Millis, whole } from './primitives.ts';

const Count = whole(0, Number.MAX_SAFE_INTEGER);

/** What became of an upload of codes; the first 100 rejections are named. */
export const PoolFilled = v.object({
  pool: Id,
  codes: Count,
  new: Count,
  repeated: Count,
  rejected: Count,
  rejections: v.array(v.object({ line: Count, why: v.string() })),
});
export type PoolFilled = v.InferOutput<typeof PoolFilled>;

/** One pool. `left`: may be given now; `expired`: ended before anybody was given them. */
export const Pool = v.object({
  pool: Id,
  codes: Count,
  left: Count,
  issued: Count,
  expired: Count,
  redeemed: Count,
  /** Orders beyond the first that redeemed one and the same code: it was passed on. */
  repeated: Count,
  /** Codes redeemed that nobody was given: the list itself leaked. */
  neverIssued: Count,
  /** A tenth of its codes is left or less, or fewer than were given within the last week. */
  low: v.boolean(),
  /** Live campaigns that name it. */
  campaigns: v.array(Id),
  /** When orders were last looked at (ms). */
  lookedAt: v.exactOptional(Millis),
});
export type Pool = v.InferOutput<typeof Pool>;

/** The answer of GET …/codes. */
export const Pools = v.object({ pools: v.array(Pool) });
export type Pools = v.InferOutput<typeof Pools>;
