// POST /v1/events: what a browser saw and did. Answered at once; rows are written behind the answer.
import type { Context } from 'hono';
import { type Event, EventBatch } from '../../shared/schema/event.ts';
import { sha256Hex } from '../secret/encoding.ts';
import { checkProof } from '../secret/proof.ts';
import { readVisitor } from '../secret/visitor-id.ts';
import type { StoredEvent } from '../store/api.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { checked, jsonBody } from './body.ts';
import { isKnownBot } from './known-bot.ts';
import { logFault } from './problem-answer.ts';
import { publicAnswer, publicStore } from './public-store.ts';

const BODY_LIMIT = 131_072;
/** A browser's clock may be wrong by so much; further off, the moment of arrival counts. */
const CLOCK_MS = 86_400_000;

/** 202 whatever becomes of the events: those without a valid visitor id and proof, or of a bot, are dropped. */
export async function events(c: Context<AppEnv>): Promise<Response> {
  const batch = checked(EventBatch, await jsonBody(c.req.raw, BODY_LIMIT));
  const now = Date.now();
  const store = await publicStore(c, batch.store, now);
  const visitor = await readVisitor(c.env.ROOT_KEY, store.published.store, batch.visitor);
  if (visitor) c.executionCtx.waitUntil(keep(c, batch, now));
  return publicAnswer(c, 202, {});
}

async function keep(c: Context<AppEnv>, batch: EventBatch, now: number): Promise<void> {
  try {
    const visitorHash = await sha256Hex(batch.visitor);
    const stub = storeStub(c.env, batch.store);
    if (batch.events.some((event) => event.kind === 'withdrawn')) return await stub.eraseVisitor(visitorHash);
    if (isKnownBot(c.req.header('user-agent'))) return;
    const proven = await Promise.all(
      batch.events.map((event) => provenEvent(c.env.ROOT_KEY, batch, event, now)),
    );
    const kept = proven.filter((event) => event !== null);
    if (kept.length > 0) await stub.recordEvents(visitorHash, kept);
  } catch (fault) {
    logFault('POST /v1/events', fault);
  }
}

async function provenEvent(
  root: string,
  { store, visitor }: EventBatch,
  { id, kind, at, campaign, variant, proof, held = false }: Event,
  now: number,
): Promise<StoredEvent | null> {
  if (kind === 'withdrawn' || campaign === undefined || variant === undefined || proof === undefined)
    return null;
  const proven = await checkProof(root, { store, visitor, campaign, variant, held }, proof, now);
  if (proven === null) return null;
  const { revision } = proven;
  return { id, kind, at: Math.abs(at - now) < CLOCK_MS ? at : now, campaign, variant, revision, held };
}
