// POST /v1/decide: what this page may show this browser. KV and pure code only: it never wakes the store.
import type { Context as Call } from 'hono';
import type { Context } from '../../shared/decide/context.ts';
import { decideBy } from '../../shared/decide/decide.ts';
import { type Facts, factsOf } from '../../shared/decide/facts.ts';
import { DecideRequest } from '../../shared/schema/decide-request.ts';
import type { DecideAnswer, Decision } from '../../shared/schema/decision.ts';
import type { Geo } from '../../shared/schema/page.ts';
import type { Who } from '../read/kv-keys.ts';
import { flagsUnder } from '../read/live-flags.ts';
import { type LiveStore, liveCatalog, liveStore } from '../read/live-store.ts';
import { readProfile } from '../read/records-kv.ts';
import { customerSigned } from '../secret/customer-signature.ts';
import { sha256Hex } from '../secret/encoding.ts';
import { makeProof } from '../secret/proof.ts';
import { newVisitor, readVisitor } from '../secret/visitor-id.ts';
import { type AppEnv, readerOf } from './app-env.ts';
import { checked, jsonBody } from './body.ts';
import { allowsOrigin } from './origin.ts';
import { previewed } from './previewed.ts';
import { NotFound, Problem } from './problem.ts';
import { logFault } from './problem-answer.ts';
import { isSampled, sampleFor } from './sampling.ts';

const BODY_LIMIT = 131_072;
/** Before that, nothing has been published about a new browser, so it costs no read. */
const FRESH_VISITOR_MS = 30 * 60_000;

/** Who asks, as far as consent and signatures show. */
type Asker = { readonly visitor?: string; readonly issued?: string; readonly who?: Who };

/** Answers a decision; an empty one when anything on our side fails, for a shop must never see our faults. */
export async function decide(c: Call<AppEnv>): Promise<Response> {
  const request = checked(DecideRequest, await jsonBody(c.req.raw, BODY_LIMIT));
  try {
    return await decided(c, request);
  } catch (fault) {
    if (fault instanceof Problem) throw fault;
    logFault('POST /v1/decide', fault);
    return answer(emptyAnswer(request), c.req.header('origin') && '*');
  }
}

async function decided(c: Call<AppEnv>, request: DecideRequest): Promise<Response> {
  if (request.preview !== undefined) return previewed(c, request, request.preview);
  const now = Date.now();
  const reader = readerOf(c, now);
  const store = await liveStore(reader, request.store);
  if (!store) throw new NotFound('There is no store of that id.');
  const asker = request.consent ? await identify(c.env.ROOT_KEY, store, request, now) : {};
  const [profile, catalog] = await Promise.all([
    asker.who ? readProfile(c.env.KV, request.store, asker.who) : null,
    liveCatalog(reader, request.store),
  ]);
  const sampled = asker.visitor !== undefined && isSampled(c.env);
  const context: Context = {
    consent: request.consent,
    ...(asker.visitor !== undefined && { visitor: asker.visitor }),
    profile,
    catalog,
    flags: flagsUnder(store.published, catalog),
    page: request.page,
    session: request.session,
    ...(request.slots && { slots: request.slots }),
    geo: store.asksGeo || sampled ? geoOf(c.req.raw.cf) : {},
    now,
  };
  const facts = factsOf(store.prepared, context);
  const decision = decideBy(facts);
  const decisions = await withProofs(c.env.ROOT_KEY, request.store, facts, decision);
  const sample = sampled ? await sampleFor(c.env, store, context) : undefined;
  const issued = asker.issued === undefined ? {} : { visitor: asker.issued };
  const body = { ...decision, ...issued, decisions, ...(sample !== undefined && { sample }) };
  return answer(body, readableBy(c, store));
}

/** The decisions, each with the proof of its offer. */
function withProofs(root: string, store: string, { context, stage, isControl }: Facts, decision: Decision) {
  const { visitor = '', now } = context;
  return Promise.all(
    decision.decisions.map(async (one) => {
      const group = !one.held ? 'shown' : isControl() ? 'control' : 'holdout';
      const { campaign, variant } = one;
      const standing = { group, stage: visitor === '' ? '' : stage() } as const;
      const offered = { store, visitor, campaign, variant, ...standing };
      return { ...one, proof: await makeProof(root, offered, decision.revision, now) };
    }),
  );
}

/** A browser without a valid id is given one; a signed customer, else a browser known for a while, costs a read. */
async function identify(root: string, store: LiveStore, request: DecideRequest, now: number): Promise<Asker> {
  const id = store.published.store;
  const known = request.visitor === undefined ? null : await readVisitor(root, id, request.visitor);
  const visitor = known ?? (await newVisitor(root, id, now));
  const asker = known ? { visitor: visitor.id } : { visitor: visitor.id, issued: visitor.id };
  if (request.customer && (await customerSigned(store.identity, request.customer, now)))
    return { ...asker, who: { customer: request.customer.id } };
  const { lead, bought } = request.session;
  if (known && (lead || bought || now - known.madeAt > FRESH_VISITOR_MS))
    return { ...asker, who: { visitorHash: await sha256Hex(known.id) } };
  return asker;
}

function geoOf(cf: CfProperties | undefined): Geo {
  const country = typeof cf?.country === 'string' && /^[A-Z]{2}$/.test(cf.country) ? cf.country : undefined;
  const region = typeof cf?.regionCode === 'string' ? cf.regionCode : undefined;
  return { ...(country !== undefined && { country }), ...(region !== undefined && { region }) };
}

function readableBy(c: Call<AppEnv>, store: LiveStore): string | undefined {
  const origin = c.req.header('origin');
  if (origin === undefined) return undefined;
  return allowsOrigin(store.published.live.store.origins, c.req.url, origin) ? origin : undefined;
}

/** Nothing to show, and nothing that depends on the store: what we say when we cannot know. */
function emptyAnswer({ page }: DecideRequest): DecideAnswer {
  return {
    revision: 0,
    theme: {},
    locale: page.locale,
    currency: page.currency ?? '',
    limits: { overlaysPerSession: 0, secondsBetweenOverlays: 0, quietUrls: [] },
    decisions: [],
  };
}

function answer(body: DecideAnswer, origin: string | undefined): Response {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  if (origin) headers['access-control-allow-origin'] = origin;
  return new Response(JSON.stringify(body), { headers });
}
