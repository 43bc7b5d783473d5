// When a code ends, as shops write it.
import * as v from 'valibot';
import { IsoTime, Millis } from '../../shared/schema/primitives.ts';

const WHAT = 'must be a time like `2026-12-31T23:59:59Z`, a date, or milliseconds since 1970';

/** ms from an ISO time with its zone, a date (which ends with its day, UTC) or ms since 1970; one fault at most. */
export const Expiry = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const at = millisOf(dataset.value);
    if (typeof at === 'number') return at;
    addIssue({ message: at });
    return NEVER;
  }),
);

/** The moment, or what is wrong with it. */
function millisOf(value: unknown): number | string {
  if (typeof value === 'number') return v.is(Millis, value) ? value : WHAT;
  if (typeof value !== 'string') return WHAT;
  if (/^\d{10,15}$/.test(value)) return millisOf(Number(value));
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T23:59:59Z` : value;
  const { success, issues } = v.safeParse(IsoTime, iso, { abortPipeEarly: true });
  if (success) return Date.parse(iso);
  return issues[0].type === 'check' ? issues[0].message : WHAT;
}
