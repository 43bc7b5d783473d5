// POST …/codes/:pool: single-use codes that exist in the shop already, as JSON or CSV.
import type { Context } from 'hono';
import * as v from 'valibot';
import { Id, IsoTime, text } from '../../shared/schema/primitives.ts';
import { forgetStore } from '../read/live-store.ts';
import type { PoolCode } from '../store/api.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { bodyText, checked, jsonOf } from './body.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

const BODY_LIMIT = 5_000_000;
const CODES = 100_000;

const Code = text(64);
const Entry = v.union(
  [Code, v.object({ code: Code, expiresAt: v.optional(v.nullable(IsoTime)) })],
  'must be a code, or `{"code": "…", "expiresAt": "2026-12-31T00:00:00Z"}`',
);
const Entries = v.pipe(v.array(Entry), v.minLength(1, 'must not be empty'), v.maxLength(CODES));

/** Adds codes to a pool; those already in it are counted and left as they are. */
export async function addCodes(c: Context<AppEnv>): Promise<Response> {
  const pool = checked(Id, c.req.param('pool'));
  const sent = await bodyText(c.req.raw, BODY_LIMIT);
  const entries = checked(Entries, /^\s*\[/.test(sent) ? jsonOf(sent) : csvEntries(sent));
  const codes = entries.map(poolCode);
  const { added } = written(await storeStub(c.env, storeOf(c)).addCodes(c.get('actor'), pool, codes));
  forgetStore(c.env.KV, storeOf(c));
  return c.json({ pool, codes: codes.length, new: added, repeated: codes.length - added });
}

function poolCode(entry: v.InferOutput<typeof Entry>): PoolCode {
  if (typeof entry === 'string') return { code: entry };
  return entry.expiresAt
    ? { code: entry.code, expiresAt: Date.parse(entry.expiresAt) }
    : { code: entry.code };
}

/** Lines of `code` or `code,expiry`, with or without a heading. A bare date ends with that day (UTC). */
function csvEntries(csv: string): unknown[] {
  const lines = csv.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [heading = ''] = lines;
  const rows = /^"?code"?\s*($|[,;\t])/i.test(heading) ? lines.slice(1) : lines;
  return rows.map((row) => {
    const [code = '', expiry = ''] = row.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const expiresAt = /^\d{4}-\d{2}-\d{2}$/.test(expiry) ? `${expiry}T23:59:59Z` : expiry;
    return expiresAt === '' ? code : { code, expiresAt };
  });
}
