// What the store answers to a write, as a value or as the problem it is.
import type { Refused } from '../store/api.ts';
import { NotFound, Unauthorized } from './problem.ts';

/** The result of a write. Throws Unauthorized for a key revoked meanwhile, NotFound for a store that is gone. */
export function written<T extends object>(result: T): Exclude<T, Refused> {
  if (isDone(result)) return result;
  if ('refused' in result && result.refused === 'revoked')
    throw new Unauthorized('The key has been revoked.');
  throw new NotFound('There is no store of that id.');
}

const isDone = <T extends object>(result: T): result is Exclude<T, Refused> => !('refused' in result);
