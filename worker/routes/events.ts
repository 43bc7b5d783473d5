// POST /v1/events: what a browser saw and did. Answered at once; rows are written behind the answer.
import type { Context } from 'hono';
import { localDay } from '../../shared/decide/local-time.ts';
import { type Event, EventBatch } from '../../shared/schema/event.ts';
import type { LiveStore } from '../read/live-store.ts';
import { sha256Hex } from '../secret/encoding.ts';
import { checkProof, type Proven } from '../secret/proof.ts';
import { readVisitor } from '../secret/visitor-id.ts';
import type { StoredEvent } from '../store/api/events.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { checked, jsonBody } from './body.ts';
import { isKnownBot } from './known-bot.ts';
import { logFault } from './problem-answer.ts';
import { publicAnswer, publicStore } from './public-store.ts';
import { returnedSample } from './sampling.ts';

const BODY_LIMIT = 131_072;

/** 202 whatever becomes of the events: those without a valid visitor id and proof, or of a bot, are dropped. */
export async function events(c: Context<AppEnv>): Promise<Response> {
  const batch = checked(EventBatch, await jsonBody(c.req.raw, BODY_LIMIT));
  const now = Date.now();
  const store = await publicStore(c, batch.store, now);
  const visitor = await readVisitor(c.env.ROOT_KEY, store.published.store, batch.visitor);
  if (visitor) c.executionCtx.waitUntil(keep(c, store, batch, now));
  return publicAnswer(c, 202, {});
}

async function keep(c: Context<AppEnv>, store: LiveStore, batch: EventBatch, now: number): Promise<void> {
  try {
    const visitorHash = await sha256Hex(batch.visitor);
    const stub = storeStub(c.env, batch.store);
    if (batch.events.some((event) => event.kind === 'withdrawn')) return await stub.eraseVisitor(visitorHash);
    if (isKnownBot(c.req.header('user-agent'))) return;
    const { timeZone } = store.published.live.store;
    const proofs = proofReader(c.env.ROOT_KEY, batch, now);
    const proven = await Promise.all(batch.events.map((event) => provenEvent(event, proofs, timeZone, now)));
    const kept = proven.filter((event) => event !== null);
    if (kept.length > 0) await stub.recordEvents(visitorHash, kept);
    const sample = batch.sample === undefined ? null : await returnedSample(c.env, batch, batch.sample, now);
    if (sample) await stub.keepSample(visitorHash, sample);
  } catch (fault) {
    logFault('POST /v1/events', fault);
  }
}

async function provenEvent(
  { id, kind, at, campaign, variant, proof, held = false }: Event,
  proofs: ReturnType<typeof proofReader>,
  timeZone: string,
  now: number,
): Promise<StoredEvent | null> {
  if (kind === 'withdrawn' || campaign === undefined || variant === undefined || proof === undefined)
    return null;
  const proven = await proofs(campaign, variant, held, proof);
  if (proven === null) return null;
  const { revision, group, stage, madeAt } = proven;
  // A browser's clock may be wrong; what it tells of lies between the offer and now.
  const when = Math.max(madeAt, Math.min(at, now));
  return { id, kind, at: when, day: localDay(timeZone, when), campaign, variant, revision, group, stage };
}

/** Checks proofs, each once: most events of a batch speak of one offer. */
function proofReader(root: string, { store, visitor }: EventBatch, now: number) {
  const known = new Map<string, Promise<Proven | null>>();
  return (campaign: string, variant: string, held: boolean, proof: string): Promise<Proven | null> => {
    const name = JSON.stringify([campaign, variant, held, proof]);
    const asked =
      known.get(name) ?? checkProof(root, { store, visitor, campaign, variant, held }, proof, now);
    known.set(name, asked);
    return asked;
  };
}
