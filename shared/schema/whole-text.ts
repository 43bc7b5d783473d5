// A whole number in the query of an address.
import * as v from 'valibot';
import { whole } from './primitives.ts';

/** A whole number within [least, most] as text; `preset` where nothing is said. */
export const wholeText = (least: number, most: number, preset: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,16}$/, 'must be a whole number'),
      v.transform(Number),
      whole(least, most),
    ),
    String(preset),
  );
