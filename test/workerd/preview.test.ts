import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, expect, test, vi } from 'vitest';
import { PreviewLink, type PreviewNotes } from '../../shared/schema/preview.ts';
import { strictlyChecked } from '../../worker/routes/body.ts';
import { storeStub } from '../../worker/store/stub.ts';
import {
  type Answer,
  callAs,
  configOf,
  mint,
  newStore,
  post,
  publish,
  SHOP,
  storeWith,
  type TestStore,
  visit,
  WORKER,
  welcome,
} from './shop.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

type Previewed = Answer & { readonly explain: PreviewNotes; readonly sample?: string };

const asked = (store: TestStore, body: object) =>
  callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/preview`, body);

async function link(store: TestStore, body: object = {}) {
  const answer = await asked(store, body);
  expect(answer.status).toBe(200);
  return strictlyChecked(PreviewLink, await answer.json());
}

const opened = (store: Pick<TestStore, 'id'>, token: string, more: object = {}, origin = SHOP) =>
  post(
    '/v1/decide',
    {
      ...{ store: store.id, consent: false, preview: token },
      page: { kind: 'home', url: `${SHOP}/`, locale: 'en' },
      ...more,
    },
    origin,
  );

async function seen(store: TestStore, token: string, more: object = {}): Promise<Previewed> {
  const answer = await opened(store, token, more);
  expect(answer.status).toBe(200);
  return answer.json<Previewed>();
}

const shownOf = ({ decisions }: Answer) => decisions.map(({ campaign }) => campaign);

/** The rows of every table, beside the list of what admins did. */
const everyRow = (store: TestStore) =>
  runInDurableObject(storeStub(env, store.id), (_, { storage: { sql } }) => {
    const named = sql.exec<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name <> 'audit'`,
    );
    return [...named].map(({ name }) => [name, sql.exec(`SELECT * FROM ${name}`).toArray()]);
  });

test('a preview shows drafts as if they were live, and gives every other campaign its one reason', async () => {
  const store = await storeWith(
    welcome({ status: 'draft' }),
    welcome({ id: 'resting', status: 'paused' }),
    welcome({ id: 'elsewhere', audience: { pages: ['cart'] } }),
  );
  const { token, url, revision } = await link(store);
  expect(url).toBe(`${SHOP}/?reprise-preview=${token}`);
  expect(token).toMatch(/^[\w.-]{1,2000}$/);
  expect(revision).toBe(2);
  const answer = await seen(store, token);
  expect(shownOf(answer)).toEqual(['welcome']);
  expect(answer.explain).toEqual({
    as: 'new',
    expiresAt: expect.any(String),
    campaigns: [
      { campaign: 'welcome', kind: 'welcome', status: 'draft', shown: true, variant: 'default' },
      {
        ...{ campaign: 'resting', kind: 'welcome', status: 'paused', shown: false },
        reason: { code: 'not-live', pointer: '/campaigns/1/status', sentence: 'The campaign is paused.' },
      },
      {
        ...{ campaign: 'elsewhere', kind: 'welcome', status: 'live', shown: false },
        reason: expect.objectContaining({ code: 'other-page', pointer: '/campaigns/2/audience/pages' }),
      },
    ],
  });
  expect(shownOf(await (await post('/v1/decide', visit(store))).json<Answer>())).toEqual([]);
});

test('whoever opens it, a preview sees with the eyes of the person made up, at the time and place given', async () => {
  const where = {
    'customer.spent': { $gte: 500 },
    'session.utm.campaign': 'spring',
    'page.query.gift': 'yes',
  };
  const schedule = { from: '2030-01-01T00:00:00Z', until: '2030-01-03T00:00:00Z' };
  const store = await storeWith(welcome({ schedule, audience: { where, countries: ['IT'] } }));
  const person = {
    profile: { orders: 3, lastAt: Date.parse('2029-12-20T00:00:00Z'), spentMinor: 60_000 },
    session: { utm: { campaign: 'spring' } },
    geo: { country: 'IT' },
    at: Date.parse('2030-01-02T00:00:00Z'),
  };
  const { token } = await link(store, person);
  const page = { kind: 'home', url: `${SHOP}/?reprise-preview=${token}&gift=yes#top`, locale: 'en' };
  const session = { visits: 9, pages: 9, shown: { welcome: { at: [person.at] } }, lead: true };
  const reads = vi.spyOn(env.KV, 'get');
  const answer = await seen(store, token, { page, session, consent: true, visitor: 'x', customer: 'y' });
  expect(shownOf(answer)).toEqual(['welcome']);
  expect(answer.explain.as).toMatch(/, 3 orders$/);
  expect(answer.decisions[0]).not.toHaveProperty('until');
  expect(answer).not.toHaveProperty('visitor');
  expect(answer).not.toHaveProperty('sample');
  expect(reads.mock.calls.filter(([key]) => /^[cv]:/.test(String(key)))).toEqual([]);
  const { token: other } = await link(store, { ...person, geo: { country: 'TR' } });
  expect((await seen(store, other, { page })).explain.campaigns).toMatchObject([
    { shown: false, reason: { code: 'other-country' } },
  ]);
});

test('a preview of an old revision shows that one, and of a later edit nothing', async () => {
  const store = await storeWith(welcome({ id: 'old' }));
  await publish(store, configOf(welcome({ id: 'fresh' })));
  const { token } = await link(store, { revision: 2 });
  expect(await seen(store, token)).toMatchObject({ revision: 2, decisions: [{ campaign: 'old' }] });
  await publish(store, configOf());
  expect(shownOf(await seen(store, token))).toEqual(['old']);
  expect((await asked(store, { revision: 99 })).status).toBe(404);
});

test('what a preview shows is claimed for a placeholder, and nothing of it is recorded', async () => {
  const emailed = {
    id: 'emailed',
    status: 'draft',
    form: { fields: ['email'], deliver: 'email', consent: { as: 'notice', text: { en: 'Mail.' } } },
  };
  const gift = {
    ...{ id: 'gift', kind: 'message', status: 'live', view: { as: 'slide-in' } },
    ...{ content: { en: { title: 'Gift' } }, offer: { kind: 'percent', percent: 5, code: { pool: 'gift' } } },
  };
  const store = await storeWith(welcome(), welcome(emailed), gift);
  const codes = { codes: [{ code: 'REAL-1' }] };
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/codes/gift`, codes);
  const { visitor = '' } = await (await post('/v1/decide', visit(store))).json<Answer>();
  const { token } = await link(store);
  const before = await everyRow(store);
  const { decisions } = await seen(store, token);
  expect(decisions.map(({ campaign }) => campaign)).toEqual(['welcome', 'emailed', 'gift']);
  const [onScreen, byEmail, code] = decisions.map(({ campaign, variant, proof }) => ({
    ...{ store: store.id, campaign, variant, proof },
  }));
  const lead = { email: 'ada@example.com', consent: { text: 'Email me.', at: Date.now() }, locale: 'en' };
  const claimed = async (path: string, body: object) => {
    const answer = await post(path, body);
    return [answer.status, await answer.json(), answer.headers.get('access-control-allow-origin')];
  };
  expect(await claimed('/v1/leads', { ...onScreen, ...lead })).toEqual([200, { code: 'PREVIEW' }, SHOP]);
  expect(await claimed('/v1/leads', { ...onScreen, ...lead, visitor })).toEqual([
    200,
    { code: 'PREVIEW' },
    SHOP,
  ]);
  expect(await claimed('/v1/leads', { ...byEmail, ...lead })).toEqual([202, {}, SHOP]);
  expect(await claimed('/v1/codes', { ...code, visitor })).toEqual([200, { code: 'PREVIEW' }, SHOP]);
  // Of another campaign or variant it is no proof, and a real claim is refused it.
  expect((await post('/v1/codes', { ...code, proof: onScreen?.proof, visitor })).status).toBe(403);
  expect((await post('/v1/codes', { ...code, variant: 'b', visitor })).status).toBe(422);
  const event = { id: 'event-0001', kind: 'shown', at: Date.now(), ...onScreen };
  expect((await post('/v1/events', { store: store.id, visitor, events: [event] })).status).toBe(202);
  expect(await everyRow(store)).toEqual(before);
});

test('a forged link, one of another store and one that has ended are refused in words the page may read', async () => {
  const store = await storeWith(welcome());
  const other = await storeWith(welcome());
  const { token } = await link(store, { hours: 1 });
  const [payload = '', mac = ''] = token.split('.');
  const later = btoa(
    atob(payload.replaceAll('-', '+').replaceAll('_', '/')).replace(/"until":\d/, '"until":9'),
  );
  const refused = async (to: Pick<TestStore, 'id'>, sent: string, why: string) => {
    const answer = await opened(to, sent);
    expect(answer.status, sent).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBe(SHOP);
    expect(await answer.json()).toMatchObject({ title: 'Not allowed', detail: expect.stringContaining(why) });
  };
  for (const forged of [
    ...['', '.', 'x', `${payload}.`, `.${mac}`, `${payload}.${mac.slice(0, -1)}`, `${token}=`, ` ${token}`],
    `${later.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.${mac}`,
    `${payload}.${'A'.repeat(22)}`,
  ])
    await refused(store, forged, 'not one of this store');
  await refused(other, token, 'not one of this store');
  vi.useFakeTimers({ now: Date.now() + 3_601_000, toFake: ['Date'] });
  await refused(store, token, 'has ended');
});

test('a revision is kept for longer than any link to it, and a link without it has ended', async () => {
  const store = await storeWith(welcome());
  const { token } = await link(store);
  const { keys } = await env.KV.list({ prefix: `preview:${store.id}:` });
  expect(keys).toHaveLength(1);
  expect(keys[0]?.expiration).toBeGreaterThan(Date.now() / 1000 + 24 * 3600);
  for (const { name } of keys) await env.KV.delete(name);
  expect((await opened(store, token)).status).toBe(403);
});

test('a removed store leaves no preview behind', async () => {
  const store = await storeWith(welcome());
  const { token } = await link(store);
  await callAs(env.OPERATOR_KEY, 'DELETE', `/v1/stores/${store.id}`);
  expect((await env.KV.list({ prefix: `preview:${store.id}:` })).keys).toEqual([]);
  expect([403, 404]).toContain((await opened(store, token)).status);
});

test('a store that is removed and made anew is previewed again', async () => {
  const store = await newStore();
  await link(store);
  await callAs(env.OPERATOR_KEY, 'DELETE', `/v1/stores/${store.id}`);
  const body = { id: store.id, name: 'Petal', currency: 'EUR', timeZone: 'Europe/Rome' };
  const made = await callAs(env.OPERATOR_KEY, 'PUT', '/v1/stores', body);
  const again = { ...store, ...(await made.json<{ adminKey: string }>()) };
  const { token } = await link(again);
  expect((await env.KV.list({ prefix: `preview:${store.id}:` })).keys).toHaveLength(1);
  expect((await opened(again, token, {}, WORKER)).status).toBe(200);
});

test.each([
  [{ hours: 25 }, '/hours', 'at most 24'],
  [{ hours: 0 }, '/hours', 'more than 0'],
  [{ url: 'https://evil.example/' }, '/url', 'no page of the store'],
  [{ url: '//evil.example/' }, '/url', 'must be'],
  [{ profile: { order: 1 } }, '/profile/order', 'did you mean `orders`?'],
  [{ profile: { tags: Array.from({ length: 200 }, (_, i) => `tag-${i}`) } }, '', 'more than fits'],
  [{ visitor: 'x' }, '/visitor', 'unknown key'],
])('a preview that says too much or what it may not is refused: %#', async (body, pointer, why) => {
  const answer = await asked(await storeWith(welcome()), body);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer, detail: expect.stringContaining(why) }] });
});

test('a preview link keeps the address it is asked for, is noted in the audit list, and takes the scope config', async () => {
  const store = await storeWith(welcome());
  const { url } = await link(store, { url: '/products/a?size=l#more', hours: 2 });
  expect(url).toMatch(/^https:\/\/shop\.example\/products\/a\?size=l&reprise-preview=[\w.-]+#more$/);
  const audit = await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/audit`);
  expect(await audit.json()).toMatchObject({
    entries: [{ action: 'preview-made', details: { revision: 2, hours: 2 } }, {}, {}],
  });
  const { adminKey } = await mint(store.adminKey, store.id, ['reports']);
  expect((await asked({ ...store, adminKey }, {})).status).toBe(403);
  const { adminKey: marketer } = await mint(store.adminKey, store.id, ['config']);
  expect((await asked({ ...store, adminKey: marketer }, {})).status).toBe(200);
});

test('ten links to one revision write it to KV once', async () => {
  const store = await newStore();
  const puts = vi.spyOn(env.KV, 'put');
  await Promise.all(Array.from({ length: 10 }, () => link(store)));
  expect(puts.mock.calls.filter(([key]) => String(key).startsWith('preview:'))).toHaveLength(1);
});
