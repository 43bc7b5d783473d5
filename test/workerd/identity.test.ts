import { env } from 'cloudflare:workers';
import { afterEach, expect, test, vi } from 'vitest';
import type { Profile } from '../../shared/schema/profile.ts';
import { putProfile } from '../../worker/read/records-kv.ts';
import { makeProof } from '../../worker/secret/proof.ts';
import { newVisitor } from '../../worker/secret/visitor-id.ts';
import { callAs, decided, offered, post, storeWith, type TestStore, visit, welcome } from './shop.ts';
import { hashOf, signedCustomer } from './sign.ts';

const HOUR = 3_600_000;
const SUBSCRIBER: Profile = {
  orders: 0,
  firstAt: 0,
  lastAt: 0,
  spentMinor: 0,
  decayed: 0,
  pairs: [],
  bought: [],
  boughtCategories: [],
  subscribed: 'yes',
  tags: ['friend'],
  attributes: {},
};
/** Shown only to whom KV knows as a friend. */
const forFriends = welcome({
  kind: 'message',
  audience: { where: { 'customer.tags': { $in: ['friend'] } } },
});
const seconds = (ms: number) => Math.floor(ms / 1000);
const isKnown = async (store: TestStore, changes: object) =>
  (await decided(store, changes)).decisions.length === 1;

afterEach(() => vi.restoreAllMocks());

test('a browser that consents is given an id once', async () => {
  const store = await storeWith(welcome());
  const { visitor } = await decided(store);
  expect(visitor).toMatch(/^[\w-]{48}$/);
  expect((await decided(store, { visitor })).visitor).toBeUndefined();
});

test('a forged id, one of another store and a long one are replaced without a word', async () => {
  const store = await storeWith(welcome());
  const foreign = await newVisitor(env.ROOT_KEY, 'another-store', Date.now());
  const { visitor = '' } = await decided(store);
  const bent = (visitor.startsWith('A') ? 'B' : 'A') + visitor.slice(1);
  for (const sent of [foreign.id, bent, `${visitor}A`, visitor.slice(1), '', '=', 'ü'.repeat(200)]) {
    const answer = await decided(store, { visitor: sent });
    expect(answer.visitor).toMatch(/^[\w-]{48}$/);
    expect(answer.visitor).not.toBe(sent);
  }
});

test('without consent there is no id, and neither id nor customer opens anything', async () => {
  const store = await storeWith(forFriends);
  const visitor = await newVisitor(env.ROOT_KEY, store.id, Date.now() - HOUR);
  await putProfile(env.KV, store.id, { visitorHash: await hashOf(visitor.id) }, SUBSCRIBER);
  await putProfile(env.KV, store.id, { customer: 'ada' }, SUBSCRIBER);
  const customer = await signedCustomer(store.identitySecret, 'ada', seconds(Date.now()));
  const reads = vi.spyOn(env.KV, 'get');
  const answer = await decided(store, { consent: false, visitor: visitor.id, customer });
  expect(answer).not.toHaveProperty('visitor');
  expect(answer.decisions).toEqual([]);
  expect(reads.mock.calls.filter(([key]) => /^[cv]:/.test(String(key)))).toEqual([]);
  expect(await isKnown(store, { visitor: visitor.id })).toBe(true);
});

test('a profile is read for a browser known for half an hour, or one that says it subscribed or bought', async () => {
  const store = await storeWith(forFriends);
  const fresh = await newVisitor(env.ROOT_KEY, store.id, Date.now() - 20 * 60_000);
  const old = await newVisitor(env.ROOT_KEY, store.id, Date.now() - HOUR);
  for (const { id } of [fresh, old])
    await putProfile(env.KV, store.id, { visitorHash: await hashOf(id) }, SUBSCRIBER);
  const session = { visits: 1, pages: 1 };
  expect(await isKnown(store, { visitor: fresh.id })).toBe(false);
  expect(await isKnown(store, { visitor: fresh.id, session: { ...session, lead: true } })).toBe(true);
  expect(await isKnown(store, { visitor: fresh.id, session: { ...session, bought: true } })).toBe(true);
  expect(await isKnown(store, { visitor: old.id })).toBe(true);
});

test('a customer is believed for a day after the shop signed, and five minutes before', async () => {
  const store = await storeWith(forFriends);
  await putProfile(env.KV, store.id, { customer: 'ada' }, SUBSCRIBER);
  const now = Date.now();
  const signedAt = (at: number) => signedCustomer(store.identitySecret, 'ada', seconds(at));
  expect(await isKnown(store, { customer: await signedAt(now) })).toBe(true);
  expect(await isKnown(store, { customer: await signedAt(now - 23 * HOUR) })).toBe(true);
  expect(await isKnown(store, { customer: await signedAt(now - 24 * HOUR - 2000) })).toBe(false);
  expect(await isKnown(store, { customer: await signedAt(now + 4 * 60_000) })).toBe(true);
  expect(await isKnown(store, { customer: await signedAt(now + 6 * 60_000) })).toBe(false);
});

test('a template that signs nothing, or something else, makes nobody of its visitor and breaks nothing', async () => {
  const store = await storeWith(welcome());
  const at = seconds(Date.now());
  for (const customer of [
    { id: '', at, signature: '' },
    { id: 'ada', at, signature: 'not hex' },
    await signedCustomer(store.identitySecret, '', at),
  ])
    expect((await decided(store, { customer })).decisions).toHaveLength(1);
});

test('a signature over another id, another moment or by another secret opens nothing and reads nothing', async () => {
  const store = await storeWith(forFriends);
  await putProfile(env.KV, store.id, { customer: 'ada' }, SUBSCRIBER);
  const at = seconds(Date.now());
  const good = await signedCustomer(store.identitySecret, 'ada', at);
  const reads = vi.spyOn(env.KV, 'get');
  const wrong = [
    { ...(await signedCustomer(store.identitySecret, 'eve', at)), id: 'ada' },
    { ...good, at: at - 1 },
    await signedCustomer('another secret', 'ada', at),
  ];
  for (const customer of wrong) expect(await isKnown(store, { customer })).toBe(false);
  expect(reads.mock.calls.filter(([key]) => /^[cv]:/.test(String(key)))).toEqual([]);
});

test('after a rotation both identity secrets hold; after the next the first is over', async () => {
  const store = await storeWith(forFriends);
  await putProfile(env.KV, store.id, { customer: 'ada' }, SUBSCRIBER);
  const signedBy = async (secret: string) => ({
    customer: await signedCustomer(secret, 'ada', seconds(Date.now())),
  });
  const rotate = async () => {
    const answer = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/secrets/identity/rotate`);
    return (await answer.json<{ identitySecret: string }>()).identitySecret;
  };
  const second = await rotate();
  expect(await isKnown(store, await signedBy(store.identitySecret))).toBe(true);
  expect(await isKnown(store, await signedBy(second))).toBe(true);
  const third = await rotate();
  expect(await isKnown(store, await signedBy(store.identitySecret))).toBe(false);
  expect(await isKnown(store, await signedBy(second))).toBe(true);
  expect(await isKnown(store, await signedBy(third))).toBe(true);
});

test('a proof holds for its own store, visitor, campaign and variant only, and for a day', async () => {
  const store = await storeWith(welcome(), welcome({ id: 'second', kind: 'message' }));
  const claim = await offered(store);
  const other = (await decided(store)).visitor;
  const lead = { ...claim, email: 'ada@shop.example', consent: { text: 'Email me.', at: 1 }, locale: 'en' };
  const standing = { ...claim, group: 'shown', stage: 'new' } as const;
  const dayOld = await makeProof(env.ROOT_KEY, standing, 2, Date.now() - 24 * HOUR - 60_000);
  const foreign = await makeProof('another-root-key-0123456789abcdef0123456789', standing, 2, Date.now());
  for (const changes of [
    { visitor: other },
    { visitor: undefined },
    { campaign: 'second' },
    { proof: '' },
    { proof: `${claim.proof.slice(0, -1)}${claim.proof.endsWith('A') ? 'B' : 'A'}` },
    { proof: claim.proof.replace(/^\w+/, 'zz') },
    { proof: dayOld },
    { proof: foreign },
  ])
    expect((await post('/v1/leads', { ...lead, ...changes })).status, JSON.stringify(changes)).toBe(403);
  expect((await post('/v1/leads', lead)).status).toBe(200);
});

test('a decision carries no segment, no profile and no reason', async () => {
  const store = await storeWith(forFriends);
  const visitor = await newVisitor(env.ROOT_KEY, store.id, Date.now() - HOUR);
  await putProfile(env.KV, store.id, { visitorHash: await hashOf(visitor.id) }, SUBSCRIBER);
  const text = await (await post('/v1/decide', visit(store, { visitor: visitor.id }))).text();
  expect(text).not.toMatch(/friend|subscribed|segment|refus/);
});
