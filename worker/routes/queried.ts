// The parameters of an address.
import type { Context } from 'hono';
import type * as v from 'valibot';
import { pointerTo } from '../../shared/schema/fault.ts';
import { didYouMean } from '../../shared/schema/nearest.ts';
import type { AppEnv } from './app-env.ts';
import { checked } from './body.ts';
import { BadInput } from './problem.ts';

/** The parameters as the schema types them. Throws BadInput, for one that is not known as well: `dryrun=true` would
 * pass for none, and publish. */
export function queried<const E extends v.ObjectEntries>(
  c: Context<AppEnv>,
  schema: v.ObjectSchema<E, undefined>,
): v.InferOutput<v.ObjectSchema<E, undefined>> {
  const told = c.req.query();
  const known = Object.keys(schema.entries);
  const strays = Object.keys(told).filter((name) => !known.includes(name));
  if (strays.length === 0) return checked(schema, told);
  throw new BadInput(
    strays.slice(0, 10).map((name) => ({
      pointer: pointerTo([name]),
      detail: `unknown parameter${didYouMean(name, known)}`,
    })),
  );
}
