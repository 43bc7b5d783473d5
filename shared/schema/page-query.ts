// PageQuery: which part of a list, newest first, somebody asks for.
import * as v from 'valibot';
import { wholeText } from './whole-text.ts';

/** `before`: the `next` of the page before; `limit`: how many, 100 where it is not said. */
export const PageQuery = v.object({
  before: wholeText(1, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  limit: wholeText(1, 1000, 100),
});
