import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { readCatalog } from '../../worker/read/records-kv.ts';
import { storeStub } from '../../worker/store/stub.ts';
import {
  call,
  callAs,
  decided,
  FORM,
  offered,
  post,
  SHOP,
  storeWith,
  type TestStore,
  welcome,
} from './shop.ts';
import { hashOf, signedCustomer } from './sign.ts';

const agreedAt = Date.now() - 5000;
const words = { consent: { text: 'Email me.', at: agreedAt }, locale: 'en' };
const addCodes = (store: TestStore, codes: unknown) =>
  callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/codes/welcome`, codes);
const rows = (store: TestStore, query: string) =>
  runInDurableObject(storeStub(env, store.id), (_, { storage }) => [...storage.sql.exec(query)]);
const ask = async (claim: object, email: string) => {
  const answer = await post('/v1/leads', { ...claim, ...words, email });
  return { status: answer.status, ...(await answer.json<{ code?: string; expiresAt?: number }>()) };
};
const giftCard = (changes: object = {}) => welcome({ kind: 'message', form: undefined, ...changes });

test('a lead gets a code of the pool with its own expiry, and the words agreed to are kept', async () => {
  const store = await storeWith(welcome());
  await addCodes(store, [{ code: 'A-1', expiresAt: '2099-01-01T00:00:00Z' }]);
  const claim = await offered(store);
  expect(await ask(claim, 'Ada@Shop.Example')).toEqual({
    status: 200,
    code: 'A-1',
    expiresAt: Date.parse('2099-01-01T00:00:00Z'),
  });
  expect(await rows(store, 'SELECT * FROM leads')).toMatchObject([
    {
      email: 'Ada@Shop.Example',
      email_key: 'ada@shop.example',
      consent_text: 'Email me.',
      consent_at: agreedAt,
      visitor: await hashOf(claim.visitor),
      revision: 2,
    },
  ]);
  expect(await rows(store, 'SELECT person, subscribed FROM customers')).toEqual([
    { person: 'e:ada@shop.example', subscribed: 'yes' },
  ]);
});

test('the same browser gets the same code again, another one with the same mailbox none', async () => {
  const store = await storeWith(welcome());
  await addCodes(store, ['A-1', 'A-2', 'A-3']);
  const [mine, other] = [await offered(store), await offered(store)];
  const first = await ask(mine, 'ada.lovelace@gmail.com');
  expect(await ask(mine, 'ada.lovelace@gmail.com')).toEqual(first);
  expect(await ask(mine, 'somebody-else@gmail.com')).toEqual(first);
  expect(await ask(other, 'AdaLovelace+again@googlemail.com')).toEqual({ status: 200 });
  expect((await ask(other, 'bob@gmail.com')).code).toMatch(/^A-[23]$/);
});

test('of fifty askers at once each gets a code of its own; the pool empty, the fallback', async () => {
  const store = await storeWith(welcome());
  const codes = Array.from({ length: 30 }, (_, i) => `CODE-${i}`);
  await addCodes(store, codes);
  const claims = await Promise.all(Array.from({ length: 50 }, () => offered(store)));
  const grants = await Promise.all(claims.map((claim, i) => ask(claim, `ada${i}@shop.example`)));
  const single = grants.map(({ code }) => code).filter((code) => code !== 'WELCOME15');
  expect(single.toSorted()).toEqual(codes.toSorted());
  expect(grants.filter(({ code }) => code === 'WELCOME15')).toHaveLength(20);
});

test('one browser asking ten times at once takes one code', async () => {
  const store = await storeWith(welcome());
  await addCodes(
    store,
    Array.from({ length: 10 }, (_, i) => `CODE-${i}`),
  );
  const claim = await offered(store);
  const grants = await Promise.all(Array.from({ length: 10 }, (_, i) => ask(claim, `ada${i}@shop.example`)));
  expect(new Set(grants.map(({ code }) => code)).size).toBe(1);
});

test('an expired code is not given, and a code is added to its pool once', async () => {
  const store = await storeWith(welcome());
  const csv = 'code,expires\nOLD,2001-01-01\n"NEW","2099-12-31"\n\nNEW,2099-12-31\n';
  expect(await (await addCodes(store, csv)).json()).toEqual({
    pool: 'welcome',
    codes: 3,
    new: 2,
    repeated: 1,
    rejected: 0,
    rejections: [],
  });
  const grant = await ask(await offered(store), 'ada@shop.example');
  expect(grant).toEqual({ status: 200, code: 'NEW', expiresAt: Date.parse('2099-12-31T23:59:59Z') });
  expect((await ask(await offered(store), 'bob@shop.example')).code).toBe('WELCOME15');
});

test('faulty codes are refused with their place', async () => {
  const store = await storeWith(welcome());
  const answer = await addCodes(store, [{ code: 'A', expiresAt: '2026-02-30T00:00:00Z' }, { code: '' }]);
  expect(answer.status).toBe(422);
  expect((await addCodes(store, '')).status).toBe(422);
  expect(await rows(store, 'SELECT * FROM pool_codes')).toEqual([]);
});

test('codes come as an object too, with an end for those without their own', async () => {
  const store = await storeWith(welcome());
  const at = Date.parse('2099-01-01T00:00:00Z');
  const own = [
    { code: 'B', expiresAt: at },
    { code: 'C', expiresAt: '2099-01-02' },
    { code: 'D', expiresAt: null },
  ];
  const answer = await addCodes(store, { codes: ['A', ...own], expiresAt: '2099-12-31T00:00:00+01:00' });
  expect(await answer.json()).toMatchObject({ codes: 4, new: 4 });
  expect(
    await rows(store, 'SELECT code, expires_at AS at FROM pool_codes WHERE code < "D" ORDER BY code'),
  ).toEqual([
    { code: 'A', at: Date.parse('2099-12-30T23:00:00Z') },
    { code: 'B', at },
    { code: 'C', at: Date.parse('2099-01-02T23:59:59Z') },
  ]);
});

test.each([
  [{ code: 'A1' }, '/code', 'did you mean `codes`?'],
  [{ codes: ['A1'], expires: 1 }, '/expires', 'did you mean `expiresAt`?'],
  [{ codes: [{ code: 'A1', expiresAt: 'soon' }] }, '/codes/0/expiresAt', 'must be a time'],
  [{ codes: ['A1'], expiresAt: '2026-02-30' }, '/expiresAt', 'does not exist'],
  [[{ code: 'A1', expiresAt: -1 }], '/0/expiresAt', 'must be a time'],
  [{}, '/codes', 'is missing'],
  ['{"codes": ["A1"],}', '', 'is not JSON: line 1, column 18'],
])('codes sent as %j are refused with one fault', async (body, pointer, why) => {
  const store = await storeWith(welcome());
  const answer = await addCodes(store, body);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer, detail: expect.stringContaining(why) }] });
  expect(await rows(store, 'SELECT * FROM pool_codes')).toEqual([]);
});

test('delivery by email answers 202 and nothing, whoever asks', async () => {
  const form = { ...FORM, deliver: 'email', consent: undefined };
  const store = await storeWith(welcome({ form }));
  const [mine, other] = [await offered(store), await offered(store)];
  expect(await ask(mine, 'ada@shop.example')).toEqual({ status: 202 });
  expect(await ask(mine, 'ada@shop.example')).toEqual({ status: 202 });
  expect(await ask(other, 'ada@shop.example')).toEqual({ status: 202 });
  expect(await rows(store, 'SELECT subscribed FROM leads')).toEqual([{ subscribed: 0 }]);
});

test('a budget of codes ends with its last one', async () => {
  const offer = { kind: 'percent', percent: 15, code: { fallback: 'W' }, budget: { codes: 2 } };
  const store = await storeWith(welcome({ offer }));
  const claims = await Promise.all(Array.from({ length: 4 }, () => offered(store)));
  const grants = [];
  for (const [i, claim] of claims.entries()) grants.push(await ask(claim, `ada${i}@shop.example`));
  expect(grants.map(({ code }) => code)).toEqual(['W', 'W', undefined, undefined]);
});

test('a campaign that is not live, a bad address and a page of another origin are refused', async () => {
  const store = await storeWith(welcome());
  const claim = await offered(store);
  const refused = async (changes: object, origin = SHOP) =>
    (await post('/v1/leads', { ...claim, ...words, email: 'ada@shop.example', ...changes }, origin)).status;
  expect(await refused({ campaign: 'gone' })).toBe(422);
  expect(await refused({ variant: 'gone' })).toBe(422);
  expect(await refused({ email: 'no address' })).toBe(422);
  expect(await refused({ store: 'no-such-store' })).toBe(404);
  expect(await refused({}, 'https://evil.example')).toBe(403);
  expect(await refused({}, 'null')).toBe(403);
  expect(await rows(store, 'SELECT * FROM leads')).toEqual([]);
});

test('the page of the shop may read why a lead was refused', async () => {
  const store = await storeWith(welcome());
  const claim = await offered(store);
  const answer = await post('/v1/leads', { ...claim, ...words, email: 'ada@shop.example', campaign: 'gone' });
  expect(answer.headers.get('access-control-allow-origin')).toBe(SHOP);
});

test('a campaign without a form gives its code by /v1/codes, one per person', async () => {
  const store = await storeWith(giftCard());
  await addCodes(store, ['A-1', 'A-2', 'A-3']);
  const at = Math.floor(Date.now() / 1000);
  const customer = await signedCustomer(store.identitySecret, 'ada', at);
  const code = async (claim: object) =>
    (await (await post('/v1/codes', claim)).json<{ code: string }>()).code;
  const [laptop, phone, guest] = [await offered(store), await offered(store), await offered(store)];
  const first = await code({ ...laptop, customer });
  expect(await code({ ...phone, customer })).toBe(first);
  expect(await code(laptop)).toBe(first);
  expect(await code(guest)).not.toBe(first);
  const forged = { ...customer, id: 'eve' };
  expect((await post('/v1/codes', { ...guest, customer: forged })).status).toBe(403);
  expect((await post('/v1/leads', { ...guest, ...words, email: 'a@b.example' })).status).toBe(422);
});

test('a code that a browser was given goes along when its customer signs in', async () => {
  const store = await storeWith(giftCard());
  await addCodes(store, ['A-1', 'A-2', 'A-3']);
  const customer = await signedCustomer(store.identitySecret, 'ada', Math.floor(Date.now() / 1000));
  const code = async (claim: object) =>
    (await (await post('/v1/codes', claim)).json<{ code: string }>()).code;
  const [laptop, phone] = [await offered(store), await offered(store)];
  const first = await code(laptop);
  expect(await code({ ...laptop, customer })).toBe(first);
  expect(await code({ ...phone, customer })).toBe(first);
});

test('/v1/codes gives nothing for a campaign that asks for an address', async () => {
  const store = await storeWith(welcome());
  expect((await post('/v1/codes', await offered(store))).status).toBe(422);
});

test('an event counts once, and only with the proof of its own offer', async () => {
  const store = await storeWith(welcome());
  const { store: id, visitor, ...claim } = await offered(store);
  const other = await decided(store);
  const event = { id: 'event-0001', kind: 'shown', at: Date.now(), ...claim };
  const send = (events: object[], from = visitor) => post('/v1/events', { store: id, visitor: from, events });
  expect((await send([event, event])).status).toBe(202);
  expect((await send([event])).status).toBe(202);
  expect((await send([{ ...event, at: event.at - 80_000_000 }])).status).toBe(202);
  expect((await send([{ ...event, at: 1 }])).status).toBe(202);
  expect((await send([{ ...event, id: 'event-0002', campaign: 'gone' }])).status).toBe(202);
  expect((await send([{ ...event, id: 'event-0003' }], other.visitor)).status).toBe(202);
  expect((await send([{ ...event, id: 'event-0004', proof: undefined }])).status).toBe(202);
  expect((await send([event, { ...event, id: 'event-0005', kind: 'clicked' }])).status).toBe(202);
  await expect
    .poll(() => rows(store, 'SELECT campaign, shown, clicked FROM campaign_days'))
    .toEqual([{ campaign: 'welcome', shown: 1, clicked: 1 }]);
  expect(await rows(store, 'SELECT visitor, variant, side FROM exposures')).toHaveLength(1);
});

test('a crawler that says what it is records nothing', async () => {
  const store = await storeWith(welcome());
  const { store: id, visitor, ...claim } = await offered(store);
  const sendAs = async (agent: string, event: string) => {
    const events = [{ id: event, kind: 'shown', at: Date.now(), ...claim }];
    const headers = { origin: SHOP, 'user-agent': agent };
    const body = JSON.stringify({ store: id, visitor, events });
    expect((await call('POST', '/v1/events', { headers, body })).status).toBe(202);
  };
  await sendAs('Mozilla/5.0 (compatible; Googlebot/2.1)', 'event-0001');
  await sendAs('Mozilla/5.0 Chrome/140.0.0.0 Safari/537.36', 'event-0002');
  await expect.poll(() => rows(store, 'SELECT id FROM seen_events')).toEqual([{ id: 'event-0002' }]);
});

test('events of another origin are 403, of a beacon without one 202', async () => {
  const store = await storeWith(welcome());
  const { visitor } = await offered(store);
  const batch = { store: store.id, visitor, events: [{ id: 'event-0001', kind: 'shown', at: 1 }] };
  expect((await post('/v1/events', batch, 'https://evil.example')).status).toBe(403);
  expect((await call('POST', '/v1/events', { body: JSON.stringify(batch) })).status).toBe(202);
});

test('withdrawing erases the browser from every table, and the address still gets no second code', async () => {
  const store = await storeWith(welcome());
  const { visitor, ...claim } = await offered(store);
  await ask({ ...claim, visitor }, 'ada@shop.example');
  const { store: id, ...proven } = claim;
  const shown = { id: 'event-0001', kind: 'shown', at: Date.now(), ...proven };
  await post('/v1/events', { store: id, visitor, events: [shown] });
  await expect.poll(() => rows(store, 'SELECT * FROM exposures')).toHaveLength(1);
  const withdrawn = { id: 'event-0002', kind: 'withdrawn', at: Date.now() };
  await post('/v1/events', { store: id, visitor: `${visitor.slice(1)}A`, events: [withdrawn] });
  expect(await rows(store, 'SELECT * FROM leads')).toHaveLength(1);
  await post('/v1/events', { store: id, visitor, events: [withdrawn] });
  await expect.poll(() => rows(store, 'SELECT * FROM leads')).toEqual([]);
  expect(await rows(store, 'SELECT * FROM exposures')).toEqual([]);
  expect(await rows(store, 'SELECT * FROM issued_codes WHERE visitor IS NOT NULL')).toEqual([]);
  expect(await ask(await offered(store), 'ada@shop.example')).toEqual({ status: 200 });
  expect(await ask({ ...claim, visitor }, 'late@shop.example')).toEqual({ status: 200 });
  await post('/v1/events', { store: id, visitor, events: [{ ...shown, id: 'event-0003' }] });
  await post('/v1/events', { store: id, visitor: (await offered(store)).visitor, events: [withdrawn] });
  await expect.poll(() => rows(store, 'SELECT * FROM withdrawn_visitors')).toHaveLength(2);
  expect(await rows(store, 'SELECT * FROM exposures')).toEqual([]);
  expect(await rows(store, `SELECT * FROM leads WHERE visitor = '${await hashOf(visitor)}'`)).toEqual([]);
});

test('a lead marks its browser as subscribed, and decisions learn of it', async () => {
  const subscribed = { where: { 'customer.subscribed': 'yes' } };
  const thanks = giftCard({ id: 'thanks', audience: subscribed });
  const store = await storeWith(welcome(), thanks);
  const { visitor, ...claim } = await offered(store);
  await ask({ ...claim, visitor }, 'ada@shop.example');
  const session = { visits: 1, pages: 2, lead: true };
  const shown = async () => (await decided(store, { visitor, session })).decisions.map((one) => one.campaign);
  await expect.poll(shown).toContain('thanks');
});

test('a pool that runs empty is published as a flag, and its campaign is not offered', async () => {
  const offer = { kind: 'percent', percent: 15, code: { pool: 'welcome' } };
  const store = await storeWith(welcome({ offer }));
  const flagged = async () => (await readCatalog(env.KV, store.id))?.value.flags.emptyPools;
  await expect.poll(flagged).toEqual(['welcome']);
  expect((await decided(store)).decisions).toEqual([]);
  await addCodes(store, ['ONLY']);
  const [first, second] = [await offered(store), await offered(store)];
  expect((await ask(first, 'ada@shop.example')).code).toBe('ONLY');
  expect(await ask(second, 'bob@shop.example')).toEqual({ status: 200 });
  // The catalogue is due in a minute; the object's own alarm may be under way meanwhile.
  const published = async () => {
    await runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
      storage.sql.exec('UPDATE due_jobs SET at = 0');
    });
    await runDurableObjectAlarm(storeStub(env, store.id));
    return flagged();
  };
  await expect.poll(published).toEqual(['welcome']);
});

const saving = (changes: object = {}) => welcome({ id: 'saved', kind: 'message', cart: true, ...changes });
const CART = {
  totalMinor: 4200,
  items: [
    {
      product: 'cups',
      variant: 'blue',
      quantity: 3,
      priceMinor: 1400,
      title: 'Cups',
      url: 'https://evil.example',
    },
    { product: 'tea', quantity: 1 },
  ],
};
const KEPT = [
  { product: 'cups', quantity: 3, variant: 'blue' },
  { product: 'tea', quantity: 1 },
];
/** A browser with a cart that was offered to keep it, and its claim. */
async function keeper(store: TestStore) {
  const page = { kind: 'cart', url: `${SHOP}/cart`, locale: 'en', cart: CART };
  const { visitor = '', decisions } = await decided(store, { page });
  const [one] = decisions;
  return { store: store.id, visitor, campaign: one?.campaign, variant: one?.variant, proof: one?.proof };
}
const save = (claim: object, cart: unknown, email = 'ada@shop.example') =>
  post('/v1/leads', { ...claim, ...words, email, cart });
const carts = async (store: TestStore) =>
  (await rows(store, 'SELECT cart FROM leads')).map(({ cart }) => JSON.parse(String(cart)));

test('a saved cart is kept with the address, by ids and quantities, and told to nobody', async () => {
  const store = await storeWith(saving());
  const answer = await save(await keeper(store), CART);
  expect([answer.status, await answer.json()]).toEqual([200, { code: 'WELCOME15' }]);
  expect(await carts(store)).toEqual([KEPT]);
});

test('its own browser may save another cart under an address, others may not', async () => {
  const store = await storeWith(saving());
  const [mine, other] = [await keeper(store), await keeper(store)];
  await save(mine, CART);
  await save(other, { items: [{ product: 'bait', quantity: 1 }] });
  await save(mine, undefined);
  expect(await carts(store)).toEqual([KEPT]);
  await save(mine, { items: [{ product: 'beans', quantity: 2 }] });
  expect(await carts(store)).toEqual([[{ product: 'beans', quantity: 2 }]]);
});

test('a broken or endless cart does not cost the lead', async () => {
  const store = await storeWith(saving());
  const items = Array.from({ length: 80 }, (_, i) => ({ product: `p-${i}`, quantity: 1 }));
  const sent = [{ items: [{ product: 'x', quantity: 'two' }, 7, ...items] }, { items: 'all' }, 'cart', []];
  for (const [i, cart] of sent.entries())
    expect((await save(await keeper(store), cart, `ada${i}@shop.example`)).status).toBe(200);
  expect(await carts(store)).toEqual([items.slice(0, 50), null, null, null]);
});

test('a campaign that saves no cart keeps none', async () => {
  const store = await storeWith(welcome());
  await save(await offered(store), CART);
  expect(await carts(store)).toEqual([null]);
});

test('what was offered before consent can be taken after it, as the visitor that somebody is by then', async () => {
  const store = await storeWith(welcome());
  await addCodes(store, ['A-1', 'A-2']);
  const { decisions } = await decided(store, { consent: false });
  const { visitor } = await decided(store);
  const claim = { ...(await offered(store)), proof: decisions[0]?.proof, visitor };
  const first = await ask(claim, 'ada@shop.example');
  expect(first.status).toBe(200);
  expect(await ask(claim, 'bob@shop.example')).toEqual(first);
  expect(await rows(store, 'SELECT visitor FROM leads')).toContainEqual({
    visitor: await hashOf(`${visitor}`),
  });
});

test('without consent a code that is one for all is given, and one of a pool is not offered', async () => {
  const code = (given: object) => giftCard({ offer: { kind: 'percent', percent: 15, ...given } });
  const store = await storeWith(code({ code: { fallback: 'TEA10' } }));
  const { decisions } = await decided(store, { consent: false });
  const claim = { ...(await offered(store)), proof: decisions[0]?.proof, visitor: undefined };
  const answer = await post('/v1/codes', claim);
  expect([answer.status, await answer.json()]).toEqual([200, { code: 'TEA10' }]);
  for (const scarce of [
    { code: { pool: 'welcome', fallback: 'TEA10' } },
    { code: { fallback: 'TEA10' }, budget: { codes: 5 } },
  ]) {
    const other = await storeWith(code(scarce));
    expect((await decided(other, { consent: false })).decisions).toEqual([]);
    expect((await decided(other)).decisions).toHaveLength(1);
  }
});
