// POST …/people/export and …/people/erase: everything kept of one person, read or removed.
import type { Context } from 'hono';
import { PersonRequest } from '../../shared/schema/people.ts';
import { sha256Hex } from '../secret/encoding.ts';
import { readVisitor } from '../secret/visitor-id.ts';
import type { PersonTold } from '../store/api/people.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { jsonBody, strictlyChecked } from './body.ts';
import { BadInput } from './problem.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

const BODY_LIMIT = 4096;
const HASH = /^[0-9a-f]{64}$/;

/** Everything kept of a person, as `PersonExport`. */
export async function exportPerson(c: Context<AppEnv>): Promise<Response> {
  const told = await personOf(c);
  const text = written(await storeStub(c.env, storeOf(c)).exportPerson(c.get('actor'), told));
  return new Response(text, {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}

/** Erases a person; doing it again finds nothing more. */
export async function erasePerson(c: Context<AppEnv>): Promise<Response> {
  const told = await personOf(c);
  const erasure = written(await storeStub(c.env, storeOf(c)).erasePerson(c.get('actor'), told));
  return c.json(erasure, 200, { 'cache-control': 'no-store' });
}

/** Who is asked for. A browser is named by its id, or by the hash that orders carry. */
async function personOf(c: Context<AppEnv>): Promise<PersonTold> {
  const asked = strictlyChecked(PersonRequest, await jsonBody(c.req.raw, BODY_LIMIT));
  const { visitor, ...told } = asked;
  if (visitor === undefined) return told;
  if (HASH.test(visitor)) return { visitorHash: visitor };
  if (!(await readVisitor(c.env.ROOT_KEY, storeOf(c), visitor)))
    throw new BadInput([
      { pointer: '/visitor', detail: 'is neither a visitor id of this store nor the hash of one' },
    ]);
  return { visitorHash: await sha256Hex(visitor) };
}
