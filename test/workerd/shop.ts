// A store made for one test, and calls to it as its shop, its visitors and its admins make them.
import { env, exports } from 'cloudflare:workers';
import { heldToDescription } from './described.ts';

export const WORKER = 'https://worker.example';
export const SHOP = 'https://shop.example';
let count = 0;

/** A store with its admin key and identity secret. */
export type TestStore = { readonly id: string; readonly adminKey: string; readonly identitySecret: string };

/** A fresh store id: state is kept per file, not per test. */
export const freshId = (): string => `shop-${Date.now().toString(36)}-${(count++).toString(36)}`;

/** A request to the Worker as anybody makes it. */
export async function call(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  const answer = await exports.default.fetch(new Request(WORKER + path, { method, ...init }));
  await heldToDescription(method, path, answer);
  return answer;
}

/** A request with a bearer key; a value is sent as JSON, a string as it is. */
export function callAs(
  key: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return call(method, path, {
    headers: { authorization: `Bearer ${key}`, ...headers },
    ...(text !== undefined && { body: text }),
  });
}

/** A request as the storefront sends it: JSON as text/plain, from the shop's origin. */
export const post = (path: string, body: unknown, origin: string | null = SHOP): Promise<Response> =>
  call('POST', path, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'text/plain', ...(origin !== null && { origin }) },
  });

/** A new store without campaigns. */
export async function newStore(): Promise<TestStore> {
  const id = freshId();
  const body = { id, name: 'Petal', currency: 'EUR', timeZone: 'Europe/Rome' };
  const made = await callAs(env.OPERATOR_KEY, 'PUT', '/v1/stores', body);
  const { adminKey, identitySecret } = await made.json<{ adminKey: string; identitySecret: string }>();
  return { id, adminKey, identitySecret };
}

/** Another key of a store, made with `key`: with these scopes, or all of its own. */
export async function mint(key: string, store: string, scopes?: readonly string[]) {
  const answer = await callAs(key, 'POST', `/v1/stores/${store}/keys`, scopes && { scopes });
  const made = await answer.json<{ id: string; adminKey: string; scopes: string[] }>();
  return { status: answer.status, ...made };
}

/** The smallest config: a store and these campaigns. */
export const configOf = (...campaigns: readonly object[]) => ({
  store: { name: 'Petal', currency: 'EUR', locale: 'en', timeZone: 'Europe/Rome', origins: [SHOP] },
  campaigns,
});

/** A form that is answered as fast as tests do. */
export const FORM = {
  ...{ fields: ['email'], deliver: 'screen', atLeastSeconds: 0 },
  consent: { as: 'checkbox', text: { en: 'Email me.' } },
};

/** A welcome popup with a form and a code on screen. */
export const welcome = (changes: object = {}) => ({
  id: 'welcome',
  kind: 'welcome',
  status: 'live',
  trigger: { any: [{ afterSeconds: 1 }] },
  offer: { kind: 'percent', percent: 15, code: { pool: 'welcome', fallback: 'WELCOME15' } },
  form: FORM,
  view: { as: 'popup' },
  content: { en: { title: '15% off', action: 'Get my code' } },
  ...changes,
});

/** Publishes over whatever is live. */
export const publish = (store: TestStore, config: unknown): Promise<Response> =>
  callAs(store.adminKey, 'PUT', `/v1/stores/${store.id}/config`, config, { 'if-match': '*' });

/** A store with these campaigns live. */
export async function storeWith(...campaigns: readonly object[]): Promise<TestStore> {
  const store = await newStore();
  const answer = await publish(store, configOf(...campaigns));
  if (!answer.ok) throw new Error(await answer.text());
  return store;
}

/** What a browser says of itself on the home page of the shop. */
export const visit = (store: TestStore, changes: object = {}) => ({
  store: store.id,
  consent: true,
  page: { kind: 'home', url: `${SHOP}/`, locale: 'en' },
  session: { visits: 1, pages: 1 },
  ...changes,
});

export type Decided = { campaign: string; variant: string; proof: string; kind: string };
export type Answer = { revision: number; visitor?: string; decisions: Decided[] };

/** The decision for a visit. */
export async function decided(store: TestStore, changes: object = {}): Promise<Answer> {
  const answer = await post('/v1/decide', visit(store, changes));
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json<Answer>();
}

/** A visitor who was offered the first campaign, with what a claim on it needs. */
export async function offered(store: TestStore) {
  const { visitor = '', decisions } = await decided(store);
  const [first] = decisions;
  if (!first) throw new Error('nothing was offered');
  const { campaign, variant, proof } = first;
  return { store: store.id, visitor, campaign, variant, proof };
}
