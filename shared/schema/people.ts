// What is asked of one person, and what is answered: everything kept of them, or that it is gone.
import * as v from 'valibot';
import { Millis } from './primitives.ts';

const name = (most: number) =>
  v.exactOptional(v.pipe(v.string('must be text'), v.minLength(1), v.maxLength(most)));

/** One name of a person: the shop's customer id, an address, or a browser (its visitor id, or that id's hash). */
export const PersonRequest = v.pipe(
  v.strictObject({ customer: name(64), email: name(254), visitor: name(200) }),
  v.check(
    (asked) => Object.values(asked).filter((one) => one !== undefined).length === 1,
    'must be exactly one of `customer`, `email` and `visitor`',
  ),
);
export type PersonRequest = v.InferOutput<typeof PersonRequest>;

/** Accounts and addresses that only their owner connects with the person: left alone, to be asked for by themselves. */
const Unproven = v.strictObject({ customers: v.array(v.string()), emails: v.array(v.string()) });

/** Rows as they are stored, by table. */
const Kept = v.record(v.string(), v.array(v.record(v.string(), v.union([v.string(), v.number(), v.null()]))));

/** Everything kept of a person at a moment: every row, and every profile that decisions read. */
export const PersonExport = v.strictObject({
  at: Millis,
  customers: v.array(v.string()),
  emails: v.array(v.string()),
  visitors: v.array(v.string()),
  unproven: Unproven,
  kept: Kept,
  profiles: v.record(v.string(), v.record(v.string(), v.unknown())),
});
export type PersonExport = v.InferOutput<typeof PersonExport>;

/** How many rows of each table were removed or cut off from the person; `profiles` leave KV within seconds. */
export const PersonErasure = v.strictObject({
  erased: v.record(v.string(), v.number()),
  profiles: v.number(),
  unproven: Unproven,
});
export type PersonErasure = v.InferOutput<typeof PersonErasure>;
