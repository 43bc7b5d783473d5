// POST …/codes/:pool: single-use codes that exist in the shop already, as JSON or CSV.
import type { Context } from 'hono';
import * as v from 'valibot';
import { Id, text } from '../../shared/schema/primitives.ts';
import { forgetStore } from '../read/live-store.ts';
import type { PoolCode } from '../store/api.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { bodyText, checked, jsonOf, strictlyChecked } from './body.ts';
import { Expiry } from './expiry.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

const BODY_LIMIT = 5_000_000;
const CODES = 100_000;

const Code = text(64);
const Entry = v.union([Code, v.strictObject({ code: Code, expiresAt: v.optional(v.nullable(Expiry)) })]);
const Entries = v.pipe(v.array(Entry), v.minLength(1, 'must not be empty'), v.maxLength(CODES));
const Sent = v.strictObject({ codes: Entries, expiresAt: v.optional(v.nullable(Expiry)) });

/** Adds codes to a pool; those already in it are counted and left as they are. */
export async function addCodes(c: Context<AppEnv>): Promise<Response> {
  const pool = checked(Id, c.req.param('pool'));
  const sent = await bodyText(c.req.raw, BODY_LIMIT);
  const codes = poolCodes(sent);
  const { added } = written(await storeStub(c.env, storeOf(c)).addCodes(c.get('actor'), pool, codes));
  forgetStore(c.env.KV, storeOf(c));
  return c.json({ pool, codes: codes.length, new: added, repeated: codes.length - added });
}

/** The codes of a body: a JSON list, an object with that list, or CSV. */
function poolCodes(sent: string): PoolCode[] {
  const json = /^\s*[[{]/.test(sent) ? jsonOf(sent) : csvEntries(sent);
  if (Array.isArray(json)) return strictlyChecked(Entries, json).map((entry) => poolCode(entry, null));
  const { codes, expiresAt = null } = strictlyChecked(Sent, json);
  return codes.map((entry) => poolCode(entry, expiresAt));
}

/** One code; it ends with the others where it says nothing of its own end. */
function poolCode(entry: v.InferOutput<typeof Entry>, others: number | null): PoolCode {
  const { code, expiresAt = others } = typeof entry === 'string' ? { code: entry } : entry;
  return expiresAt === null ? { code } : { code, expiresAt };
}

/** Lines of `code` or `code,expiry`, with or without a heading. */
function csvEntries(csv: string): unknown[] {
  const lines = csv.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [heading = ''] = lines;
  const rows = /^"?code"?\s*($|[,;\t])/i.test(heading) ? lines.slice(1) : lines;
  return rows.map((row) => {
    const [code = '', expiry = ''] = row.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    return expiry === '' ? code : { code, expiresAt: expiry };
  });
}
