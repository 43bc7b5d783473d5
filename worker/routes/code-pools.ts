// …/codes: single-use codes that exist in the shop already: pools filled with them, and how the pools stand.
import type { Context } from 'hono';
import * as v from 'valibot';
import type { PoolFilled, Pools } from '../../shared/schema/code-pool.ts';
import { Id, text } from '../../shared/schema/primitives.ts';
import { codeLines, LARGEST_CODE_UPLOAD } from '../import/code-upload.ts';
import { UploadTooLarge } from '../import/file-records.ts';
import { whyNot } from '../import/plain-record.ts';
import { forgetStore, liveStore } from '../read/live-store.ts';
import type { PoolCode } from '../store/api/claims.ts';
import { storeStub } from '../store/stub.ts';
import { type AppEnv, readerOf } from './app-env.ts';
import { bodyText, checked, jsonOf, strictlyChecked } from './body.ts';
import { Expiry } from './expiry.ts';
import { BadInput, TooLarge } from './problem.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

/** JSON up to this length is taken whole or not at all, every fault named; anything else line by line. */
const WHOLE = 5_000_000;
/** Codes sent to the store at once. */
const BATCH = 5000;
const NAMED = 100;

const Code = text(64);
const Line = v.strictObject({ code: Code, expiresAt: v.optional(v.nullable(Expiry)) });
const Entry = v.union([Code, Line]);
const Entries = v.pipe(v.array(Entry), v.minLength(1, 'must not be empty'));
const Sent = v.strictObject({ codes: Entries, expiresAt: v.optional(v.nullable(Expiry)) });

/** Adds codes to a pool; those already in it are counted and left as they are. */
export async function addCodes(c: Context<AppEnv>): Promise<Response> {
  const pool = checked(Id, c.req.param('pool'));
  const { body } = c.req.raw;
  if (!body) throw new BadInput([{ pointer: '', detail: 'is empty' }]);
  const announced = Number(c.req.header('content-length') ?? Number.POSITIVE_INFINITY);
  if (announced > LARGEST_CODE_UPLOAD && Number.isFinite(announced)) throw new TooLarge(LARGEST_CODE_UPLOAD);
  const { first, whole } = await peeked(body);
  const filling = new Filling(c, pool);
  if (first === '{' || (first === '[' && announced <= WHOLE)) {
    for (const code of wholeCodes(
      await bodyText(new Request(c.req.url, { method: 'POST', body: whole }), WHOLE),
    ))
      await filling.take(code);
  } else await eachLine(whole, filling);
  return c.json(await filling.end());
}

/** The pools, and what orders tell of their codes. */
export async function readPools(c: Context<AppEnv>): Promise<Response> {
  const live = await liveStore(readerOf(c, Date.now()), storeOf(c));
  const { pools } = await storeStub(c.env, storeOf(c)).pools();
  const named = live?.prepared.campaigns.map(({ campaign, variants }) => ({
    id: campaign.id,
    pools: variants.flatMap(({ offer }) => offer?.code?.pool ?? []),
  }));
  const campaignsOf = (pool: string) =>
    (named ?? []).filter((one) => one.pools.includes(pool)).map(({ id }) => id);
  const answer: Pools = { pools: pools.map((one) => ({ ...one, campaigns: campaignsOf(one.pool) })) };
  return c.json(answer, 200, { 'cache-control': 'no-store' });
}

/** A body with its first character: what kind of text it is. */
async function peeked(
  body: ReadableStream<Uint8Array>,
): Promise<{ readonly first: string; readonly whole: ReadableStream<Uint8Array> }> {
  const [peek, whole] = body.tee();
  const reader = peek.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return { first: new TextDecoder().decode(value?.subarray(0, 100)).trimStart().charAt(0), whole };
}

/** The codes of a JSON list, or of an object with that list. Throws BadInput with every fault. */
function wholeCodes(text: string): PoolCode[] {
  const json = jsonOf(text);
  if (Array.isArray(json)) return strictlyChecked(Entries, json).map((entry) => poolCode(entry, null));
  const { codes, expiresAt = null } = strictlyChecked(Sent, json);
  return codes.map((entry) => poolCode(entry, expiresAt));
}

/** One code; it ends with the others where it says nothing of its own end. */
function poolCode(entry: v.InferOutput<typeof Entry>, others: number | null): PoolCode {
  const { code, expiresAt = others } = typeof entry === 'string' ? { code: entry } : entry;
  return expiresAt === null ? { code } : { code, expiresAt };
}

async function eachLine(body: ReadableStream<Uint8Array>, filling: Filling): Promise<void> {
  try {
    for await (const lines of codeLines(body))
      for (const one of lines) {
        const read = 'fault' in one ? one.fault : lineCode(one.value);
        if (typeof read === 'string') filling.reject(one.line, read);
        else await filling.take(read);
      }
  } catch (fault) {
    throw fault instanceof UploadTooLarge ? new TooLarge(LARGEST_CODE_UPLOAD) : fault;
  }
  if (filling.isEmpty) throw new BadInput([{ pointer: '', detail: 'is empty' }]);
}

/** The code of one line, or why it holds none. */
function lineCode(value: unknown): PoolCode | string {
  if (typeof value === 'string') {
    const { success, issues } = v.safeParse(Code, value);
    return success ? { code: value } : issues[0].message;
  }
  const { success, output, issues } = v.safeParse(Line, value);
  return success ? poolCode(output, null) : whyNot(issues);
}

/** An upload on its way into the store, batch by batch, and what became of it. */
class Filling {
  readonly #c: Context<AppEnv>;
  readonly #counts: PoolFilled;
  #batch: PoolCode[] = [];

  constructor(c: Context<AppEnv>, pool: string) {
    this.#c = c;
    this.#counts = { pool, codes: 0, new: 0, repeated: 0, rejected: 0, rejections: [] };
  }

  get isEmpty(): boolean {
    return this.#counts.codes === 0;
  }

  async take(code: PoolCode): Promise<void> {
    this.#counts.codes += 1;
    this.#batch.push(code);
    if (this.#batch.length >= BATCH) await this.#send();
  }

  reject(line: number, why: string): void {
    this.#counts.codes += 1;
    this.#counts.rejected += 1;
    if (this.#counts.rejections.length < NAMED) this.#counts.rejections.push({ line, why });
  }

  async end(): Promise<PoolFilled> {
    await this.#send();
    const { pool, new: added, repeated, rejected } = this.#counts;
    const told = { new: added, repeated, rejected };
    written(await this.#stub.endFilling(this.#c.get('actor'), pool, told));
    forgetStore(this.#c.env.KV, storeOf(this.#c));
    return this.#counts;
  }

  async #send(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length === 0) return;
    const { added } = written(await this.#stub.addCodes(this.#c.get('actor'), this.#counts.pool, batch));
    this.#counts.new += added;
    this.#counts.repeated += batch.length - added;
  }

  get #stub() {
    return storeStub(this.#c.env, storeOf(this.#c));
  }
}
