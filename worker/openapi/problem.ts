// The one shape of every "no", and which of them each caller may meet.
import * as v from 'valibot';
import type { Call, Caller } from './call.ts';

/** RFC 9457 problem details; `errors` name each fault by RFC 6901 JSON Pointer. */
export const ProblemDetails = v.strictObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.exactOptional(v.string()),
  errors: v.exactOptional(v.array(v.strictObject({ pointer: v.string(), detail: v.string() }))),
});

export const PROBLEM_TITLES: Readonly<Record<number, string>> = {
  401: 'No key, or one that is not known.',
  403: 'The key is for another store or lacks the scope; the page is of another origin; a signature or proof does not hold.',
  404: 'There is no such store, or no such thing in it.',
  409: 'It exists already.',
  412: 'Somebody published in between; `ETag` names what is live.',
  413: 'The body is over the limit of this call.',
  422: 'The input was read and is not acceptable: every fault by JSON Pointer.',
  428: 'If-Match is needed.',
  429: 'Too many; `Retry-After` says when to try again.',
  503: 'Something that the call hangs on cannot be reached, or was not set up.',
};

const OF_CALLER: Readonly<Record<Caller, readonly number[]>> = {
  anybody: [],
  page: [403, 404, 413, 422],
  platform: [401, 404, 413],
  operator: [401],
  key: [401, 403],
  config: [401, 403],
  import: [401, 403],
  reports: [401, 403],
  people: [401, 403],
  'config or operator': [401, 403, 404],
};

/** Every status of problems a call may answer. */
export const problemsOf = ({ caller, problems }: Call): number[] =>
  [...new Set([...OF_CALLER[caller], ...problems])].sort((a, b) => a - b);
