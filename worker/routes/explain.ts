// POST …/explain: the decision for somebody, and for every campaign not shown the one reason why not.
import type { Context } from 'hono';
import type { Context as DecisionContext } from '../../shared/decide/context.ts';
import { explain as explained } from '../../shared/decide/explain.ts';
import { wholeConfig } from '../../shared/decide/live-config.ts';
import { prepare } from '../../shared/decide/prepare.ts';
import { scarceOf } from '../../shared/decide/scarce.ts';
import { checkConfig } from '../../shared/schema/check-config.ts';
import { type Config, MAX_CONFIG_BYTES, type StoreSettings } from '../../shared/schema/config.ts';
import { quoted } from '../../shared/schema/fault.ts';
import type { Page } from '../../shared/schema/page.ts';
import type { Profile } from '../../shared/schema/profile.ts';
import type { Who } from '../read/kv-keys.ts';
import { liveCatalog } from '../read/live-store.ts';
import { readProfile } from '../read/records-kv.ts';
import { sha256Hex } from '../secret/encoding.ts';
import { readVisitor } from '../secret/visitor-id.ts';
import { storeStub } from '../store/stub.ts';
import { type AppEnv, readerOf } from './app-env.ts';
import { needsScope } from './authorize.ts';
import { jsonBody, strictlyChecked } from './body.ts';
import { checkedConfig } from './config.ts';
import { ExplainRequest } from './explain-request.ts';
import { homeOf } from './origin.ts';
import { BadInput } from './problem.ts';
import { revisionOf } from './revision-of.ts';
import { storeOf } from './store-of.ts';

const BODY_LIMIT = 262_144 + MAX_CONFIG_BYTES;
/** Where a store without any origin is at home. */
const EXAMPLE = 'https://shop.example';

/** Decides as for this person, page and moment, with the config as it was written, drafts included. */
export async function explain(c: Context<AppEnv>): Promise<Response> {
  const request = strictlyChecked(ExplainRequest, await jsonBody(c.req.raw, BODY_LIMIT));
  // Reasons tell what is known of a person: as much as whoever asks may read of people.
  if (request.customer !== undefined || request.visitor !== undefined) needsScope(c, 'people');
  const store = storeOf(c);
  const now = Date.now();
  const [{ config, revision }, person, catalog] = await Promise.all([
    configOf(c, request),
    request.consent ? personOf(c, store, request) : { profile: null },
    liveCatalog(readerOf(c, now), store),
    knownCustomer(c, store, request),
  ]);
  const whole = wholeConfig(config);
  const context: DecisionContext = {
    ...person,
    catalog,
    flags: await storeStub(c.env, store).flags(scarceOf(whole)),
    consent: request.consent,
    page: pageOf(config.store, request),
    session: request.session,
    ...(request.slots && { slots: request.slots }),
    geo: request.geo,
    now: request.at ?? now,
  };
  const answer = explained(prepare(whole, revision), context);
  return c.json(answer, 200, { 'cache-control': 'no-store' });
}

/** The config asked about: the one sent, which would be the next revision, or that of a revision. */
async function configOf(
  c: Context<AppEnv>,
  { config: sent, revision }: ExplainRequest,
): Promise<{ readonly config: Config; readonly revision: number }> {
  if (sent !== undefined && revision !== undefined)
    throw new BadInput([{ pointer: '/revision', detail: 'is one config, and `config` another: send one' }]);
  const { document, etag } = await revisionOf(c, revision);
  const number = Number.parseInt(etag, 10);
  if (sent === undefined) return { config: checkedConfig(document), revision: number };
  const { config, faults } = checkConfig(sent);
  if (config) return { config, revision: number + 1 };
  throw new BadInput(faults.map(({ pointer, detail }) => ({ pointer: `/config${pointer}`, detail })));
}

/** The page asked about; what is not said of it is as at the store's own address, in its language. */
function pageOf({ origins, locale }: StoreSettings, { page }: ExplainRequest): Page {
  const home = homeOf(origins) ?? EXAMPLE;
  return { ...page, url: page.url ?? `${home}/`, locale: page.locale ?? locale };
}

/** Throws BadInput when the store was never told of the customer. */
async function knownCustomer(c: Context<AppEnv>, store: string, { customer }: ExplainRequest): Promise<void> {
  if (customer === undefined || (await storeStub(c.env, store).knowsCustomer(customer))) return;
  throw new BadInput([{ pointer: '/customer', detail: `there is no customer ${quoted(customer)}` }]);
}

async function personOf(
  c: Context<AppEnv>,
  store: string,
  { visitor, customer, profile, at }: ExplainRequest,
): Promise<{ visitor?: string; profile: Profile | null }> {
  const known = visitor === undefined ? null : await readVisitor(c.env.ROOT_KEY, store, visitor);
  if (visitor !== undefined && !known) throw new BadInput([{ pointer: '/visitor', detail: 'is not valid' }]);
  const own = known ? { visitor: known.id } : {};
  if (profile) return { ...own, profile };
  if (customer !== undefined) return { ...own, profile: await profileOf(c, store, { customer }, at) };
  if (!known) return { profile: null };
  return { ...own, profile: await profileOf(c, store, { visitorHash: await sha256Hex(known.id) }, at) };
}

/** What is published tells of now and what is to come; of a moment gone by, rows do. */
function profileOf(c: Context<AppEnv>, store: string, who: Who, at = Infinity): Promise<Profile | null> {
  if (at >= Date.now()) return readProfile(c.env.KV, store, who);
  const person = 'customer' in who ? `c:${who.customer}` : `v:${who.visitorHash}`;
  return storeStub(c.env, store).profileAt(person, at);
}
