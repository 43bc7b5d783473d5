// What the store answers to a write, as a value or as the problem it is.
import type { Refused } from '../store/api/actor.ts';
import type { Capped } from '../store/api/claims.ts';
import { NotFound, TooMany, Unauthorized } from './problem.ts';

/** The result of a write. Throws Unauthorized for a key revoked meanwhile, NotFound for a store that is gone, TooMany for
 * an hour that is full. */
export function written<T extends object>(result: T): Exclude<T, Refused | Capped> {
  if (isDone(result)) return result;
  const { refused, seconds } = { refused: '', seconds: 0, ...result };
  if (refused === 'revoked') throw new Unauthorized('The key has been revoked.');
  if (refused === 'too-many') throw new TooMany('No more of it is given within this hour.', seconds);
  throw new NotFound('There is no store of that id.');
}

const isDone = <T extends object>(result: T): result is Exclude<T, Refused | Capped> =>
  !('refused' in result);
