// Double opt-in: a link that names nobody, a page with a button, and what follows from pressing it.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test, vi } from 'vitest';
import { makeConfirmToken } from '../../worker/secret/confirm-token.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { heard, withMailer } from './mailer.ts';
import { profileOf, rows, settled } from './rows.ts';
import {
  call,
  callAs,
  decided,
  FORM,
  offered,
  post,
  storeWith,
  type TestStore,
  WORKER,
  welcome,
} from './shop.ts';
import { hashOf } from './sign.ts';

const words = { consent: { text: 'Email me.', at: Date.now() }, locale: 'en' };
const confirming = (changes: object = {}) => welcome({ form: { ...FORM, confirm: true, ...changes } });
const confirmingOf = (offer: object) =>
  welcome({ offer, form: { ...FORM, confirm: true, deliver: 'email' } });
async function left(store: TestStore, email = 'ada@shop.example', locale = 'en') {
  const claim = await offered(store);
  const answer = await post('/v1/leads', { ...claim, ...words, locale, email });
  return { claim, answer };
}
async function linkOf(store: TestStore): Promise<URL> {
  const news = await heard(store);
  return new URL(news.at(-1)?.data.confirmUrl ?? '');
}
const open = (url: URL, headers: Record<string, string> = {}) =>
  call('GET', url.pathname + url.search, { headers });
const press = (url: URL) =>
  call('POST', `/v1/confirm${url.search.replace(/^\?token=[^&]*&/, '?')}`, {
    body: new URLSearchParams({ token: url.searchParams.get('token') ?? '' }),
  });

test('nobody is subscribed before the button is pressed, however often the link is followed', async () => {
  const store = await storeWith(confirming());
  await withMailer(store);
  const { answer } = await left(store);
  expect([answer.status, await answer.json()]).toEqual([200, { code: 'WELCOME15' }]);
  const url = await linkOf(store);
  expect(url.origin).toBe(WORKER);
  expect(url.href).not.toMatch(/ada|shop\.example|%40/);
  expect((await open(url)).status).toBe(200);
  expect((await open(url)).status).toBe(200);
  expect(await rows(store, 'SELECT subscribed, confirmed_at FROM leads')).toEqual([
    { subscribed: 0, confirmed_at: null },
  ]);
  expect(await rows(store, 'SELECT * FROM customers')).toEqual([]);
  const [first, second] = [await press(url), await press(url)];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(await first.text()).toContain('your address is confirmed');
  expect(await rows(store, 'SELECT subscribed FROM leads')).toEqual([{ subscribed: 1 }]);
  expect(await rows(store, 'SELECT person, subscribed FROM customers')).toEqual([
    { person: 'e:ada@shop.example', subscribed: 'yes' },
  ]);
  const told = (await heard(store)).map(({ type, data }) => [type, data.lead.subscribed]);
  expect(told).toEqual([
    ['lead.created', false],
    ['lead.confirmed', true],
  ]);
});

test('a code that goes by mail goes out with the confirmation, once', async () => {
  const store = await storeWith(confirming({ deliver: 'email' }));
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/codes/welcome`, ['ONE', 'TWO']);
  await withMailer(store);
  const { answer } = await left(store);
  expect(answer.status).toBe(202);
  expect(await rows(store, 'SELECT * FROM issued_codes')).toEqual([]);
  const url = await linkOf(store);
  const page = await Promise.all([press(url), press(url), press(url)]);
  expect(await page[0]?.text()).toContain('check your inbox');
  const news = await heard(store);
  expect(news.map(({ data }) => data.code)).toEqual([undefined, expect.stringMatching(/^(ONE|TWO)$/)]);
  expect(await rows(store, 'SELECT mailed FROM issued_codes')).toEqual([{ mailed: 1 }]);
});

test('a code is not said to be on its way while there is none; pressed again once there is one, it goes out', async () => {
  const offer = { kind: 'percent', percent: 15, code: { pool: 'welcome' } };
  const fill = (code: string) =>
    callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/codes/welcome`, [code]);
  const store = await storeWith(confirmingOf(offer));
  await fill('ONE');
  await withMailer(store);
  const bob = await left(store, 'bob@shop.example');
  expect(bob.answer.status).toBe(202);
  const url = await linkOf(store);
  await runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    storage.sql.exec(`UPDATE pool_codes SET expires_at = 1`);
  });
  const none = await (await press(url)).text();
  expect(none).toContain('your address is confirmed');
  expect(none).not.toContain('check your inbox');
  await fill('TWO');
  for (let i = 0; i < 2; i++) expect(await (await press(url)).text()).toContain('check your inbox');
  const confirmed = (await heard(store)).filter(({ type }) => type === 'lead.confirmed');
  expect(confirmed.map(({ data }) => data.code)).toEqual([undefined, 'TWO']);
});

test('the code that was promised is kept though its campaign is gone by then', async () => {
  const store = await storeWith(confirming({ deliver: 'email' }));
  await withMailer(store);
  await left(store);
  const url = await linkOf(store);
  await callAs(
    store.adminKey,
    'PUT',
    `/v1/stores/${store.id}/config`,
    { store: { name: 'Petal', currency: 'EUR', locale: 'en', timeZone: 'UTC', origins: [] }, campaigns: [] },
    { 'if-match': '*' },
  );
  await press(url);
  expect((await heard(store)).at(-1)?.data.code).toBe('WELCOME15');
});

test('a forged, an old and a foreign link, and one whose lead was erased, say so and do nothing', async () => {
  const store = await storeWith(confirming());
  await withMailer(store);
  const { claim } = await left(store);
  const url = await linkOf(store);
  const token = url.searchParams.get('token') ?? '';
  const id = token.split('.')[1] ?? '';
  const old = await makeConfirmToken(env.ROOT_KEY, store.id, id, Date.now() - 15 * 86_400_000);
  const foreign = await makeConfirmToken('another-root-key-0123456789abcdef', store.id, id, Date.now());
  for (const bad of [old, foreign, token.slice(0, -2), '', 'x'.repeat(5000), `${token}'"><script>`]) {
    const asked = await call('GET', `/v1/confirm?token=${encodeURIComponent(bad)}`);
    expect(asked.status).toBe(410);
    expect(await asked.text()).not.toContain('<script');
    const pressed = await press(new URL(`${WORKER}/v1/confirm?token=${encodeURIComponent(bad)}`));
    expect(pressed.status).toBe(bad.length > 4096 ? 413 : 410);
  }
  const withdrawn = { id: 'event-0001', kind: 'withdrawn', at: Date.now() };
  await post('/v1/events', { store: store.id, visitor: claim.visitor, events: [withdrawn] });
  await expect.poll(() => rows(store, 'SELECT * FROM leads')).toEqual([]);
  expect((await press(url)).status).toBe(410);
  expect(await rows(store, 'SELECT * FROM customers')).toEqual([]);
});

test('the page says it in the language of the lead, runs nothing, and is not indexed', async () => {
  const store = await storeWith(confirming());
  await withMailer(store);
  await left(store, 'ada@shop.example', 'ar');
  const answer = await open(await linkOf(store));
  const html = await answer.text();
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain('Petal');
  expect(html).toMatch(/<button>نعم/);
  expect(html).not.toMatch(/<script|src=|http-equiv/);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.get('x-robots-tag')).toContain('noindex');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test.each([
  ['de', 'de', 'Bestätigen Sie'],
  ['nl', 'en', 'Confirm your address'],
  ['"><script>', 'en', 'Confirm your address'],
])('a link in %s is answered in %s', async (asked, lang, title) => {
  const store = await storeWith(confirming());
  await withMailer(store);
  await left(store);
  const url = await linkOf(store);
  url.searchParams.set('lang', asked);
  const html = await (await open(url)).text();
  expect(html).toContain(`<html lang="${lang}"`);
  expect(html).toContain(title);
  expect(html).not.toContain('<script');
});

test('who asks again hours later is sent another link, and both work; who asks at once is not', async () => {
  const store = await storeWith(confirming());
  await withMailer(store);
  await left(store);
  await left(store);
  const first = await linkOf(store);
  expect(await heard(store)).toHaveLength(1);
  await runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    storage.sql.exec('UPDATE leads SET asked_at = asked_at - 7200000');
  });
  await left(store);
  expect(await heard(store)).toHaveLength(2);
  expect((await press(first)).status).toBe(200);
  await runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    storage.sql.exec('UPDATE leads SET asked_at = 0');
  });
  await left(store);
  expect((await heard(store)).filter(({ type }) => type === 'lead.created')).toHaveLength(2);
});

test('a confirmed browser is shown no welcome offer again', async () => {
  const store = await storeWith(confirming());
  await withMailer(store);
  const { claim } = await left(store);
  const link = await linkOf(store);
  vi.restoreAllMocks();
  await press(link);
  await settled(store);
  const profile = await profileOf(store, `v:${await hashOf(claim.visitor)}`);
  expect(profile).toMatchObject({ subscribed: 'yes', orders: 0 });
  // It says that it bought, so that what is published of it is read.
  const session = { visits: 2, pages: 1, bought: true };
  expect((await decided(store, { visitor: claim.visitor, session })).decisions).toEqual([]);
});
