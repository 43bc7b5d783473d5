// Every answer a test gets is held against the description of the interface: its status, and the shape of its body.
import * as v from 'valibot';
import { expect } from 'vitest';
import type { Body, Call } from '../../worker/openapi/call.ts';
import { CALLS } from '../../worker/openapi/calls.ts';
import { ProblemDetails, problemsOf } from '../../worker/openapi/problem.ts';

const calls: readonly Call[] = CALLS.flatMap((group) => group.calls);

const PROBLEM: Body = { type: 'application/problem+json', schema: ProblemDetails };

/** What any call may meet: nothing at that address, another method, a fault of ours. */
const ANYWHERE = [404, 405, 500];

/** Throws when an answer is not what /openapi.json says of its call. Addresses that are no call are not looked at. */
export async function heldToDescription(method: string, path: string, answer: Response): Promise<void> {
  const call = calls.find((one) => one.method === method.toLowerCase() && fits(one, path));
  if (!call) return;
  const where = `${call.id} ${answer.status}`;
  const body = bodyOf(call, answer, where);
  if (!body || 'json' in body.schema) return;
  const value: unknown = JSON.parse(await answer.clone().text());
  const { issues, output } = v.safeParse(body.schema, value);
  const faults = issues?.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  if (faults) throw new Error(`${where}: ${faults.join('; ')}`);
  // A schema may let unknown keys go; then they are missing here.
  expect(value, where).toEqual(output);
}

/** The described body that an answer claims to have, or undefined where it is to have none. */
function bodyOf(call: Call, { status, headers }: Response, where: string): Body | undefined {
  const described = call.answers[status];
  if (!described && !problemsOf(call).includes(status) && !ANYWHERE.includes(status))
    throw new Error(`${where}: the status is not described`);
  const bodies = described ? [described.body, ...(described.others ?? [])] : [PROBLEM];
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  const found = bodies.find((body) => body?.type === type);
  if (!found && bodies[0]) throw new Error(`${where}: ${type} is not described`);
  return found;
}

const fits = ({ path }: Call, address: string): boolean =>
  new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(address.split('?')[0] ?? '');
