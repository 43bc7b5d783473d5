// When a pool of codes is nearly empty: what the alarm, the list of pools and the linter go by.

/** At most this share of all codes is left. */
const LOW = 0.1;

/** Codes of a pool: how many can still be given, were given, and were given within the last week. */
export type PoolUse = { readonly left: number; readonly issued: number; readonly weekly: number };

/** Whether a tenth of a pool's codes is left or less, or less than another week like the last one takes. */
export const isPoolLow = ({ left, issued, weekly }: PoolUse): boolean =>
  left <= LOW * (left + issued) || left < weekly;
