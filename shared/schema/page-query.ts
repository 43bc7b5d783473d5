// PageQuery: which part of a list, newest first, somebody asks for.
import * as v from 'valibot';
import { whole } from './primitives.ts';

const wholeText = (most: number, preset: number) =>
  v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,16}$/, 'must be a whole number'), v.transform(Number), whole(1, most)),
    String(preset),
  );

/** `before`: the `next` of the page before; `limit`: how many, 100 where it is not said. */
export const PageQuery = v.object({
  before: wholeText(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  limit: wholeText(1000, 100),
});
