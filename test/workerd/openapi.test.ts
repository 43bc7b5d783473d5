// The description of the interface and the Worker's routes name the same calls.
import { expect, it } from 'vitest';
import worker from '../../worker/index.ts';
import { CALLS } from '../../worker/openapi/calls.ts';

/** Calls that are no part of the interface: the demo shop's, and those of static files. */
const OWN = ['get /demo/people.json'];
const STATIC = ['get /openapi.json'];

const routed = worker.routes
  .filter(({ method, path }) => method !== 'ALL' && path !== '/*')
  .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);

it('describes every call of the Worker, and no other', () => {
  const described = CALLS.flatMap((group) => group.calls.map(({ method, path }) => `${method} ${path}`));
  const own = new Set(routed.filter((call) => !OWN.includes(call)));
  expect(described.filter((call) => !STATIC.includes(call)).sort()).toEqual([...own].sort());
});
