// What a lead has to pass: words that are the store's, a person's pace, Turnstile, and hours that are not full.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { fullHour } from '../../worker/store/caps.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { heard, withMailer } from './mailer.ts';
import { rows } from './rows.ts';
import {
  call,
  callAs,
  configOf,
  decided,
  FORM,
  offered,
  post,
  publish,
  SHOP,
  storeWith,
  type TestStore,
  welcome,
} from './shop.ts';

const agreed = (text: string) => ({ consent: { text, at: Date.now() }, locale: 'en' });
const lead = (changes: object = {}) => ({ ...agreed('Email me.'), email: 'ada@shop.example', ...changes });
const send = async (claim: object, changes: object = {}, address = '203.0.113.7') =>
  call('POST', '/v1/leads', {
    body: JSON.stringify({ ...claim, ...lead(changes) }),
    headers: { origin: SHOP, 'cf-connecting-ip': address },
  });
async function anonymousProof(store: TestStore): Promise<string> {
  const { decisions } = await decided(store, { consent: false });
  return decisions[0]?.proof ?? '';
}
const leadsOf = (store: TestStore) => rows(store, 'SELECT email, consent_text, consent_at FROM leads');

test('words that the form never asked to agree to are refused, in any of its languages they are taken', async () => {
  const text = { en: 'Email me.', it: 'Scrivetemi.' };
  const store = await storeWith(welcome({ form: { ...FORM, consent: { as: 'checkbox', text } } }));
  const refused = await send(await offered(store), agreed('Sell me to everybody.'));
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/consent/text' }] });
  expect((await send(await offered(store), { ...agreed('Scrivetemi.'), locale: 'it' })).status).toBe(200);
  expect(await leadsOf(store)).toMatchObject([{ consent_text: 'Scrivetemi.' }]);
});

test('a page that still shows the revision before is taken by its words', async () => {
  const store = await storeWith(welcome());
  const claim = await offered(store);
  const changed = { ...FORM, consent: { as: 'checkbox', text: { en: 'Write to me.' } } };
  expect((await publish(store, configOf(welcome({ form: changed })))).status).toBe(200);
  expect((await send(claim, agreed('Something else.'))).status).toBe(422);
  expect((await send(claim, agreed('Email me.'))).status).toBe(200);
  expect((await send(await offered(store), { ...agreed('Email me.'), email: 'b@shop.example' })).status).toBe(
    422,
  );
  expect(await leadsOf(store)).toMatchObject([{ consent_text: 'Email me.' }]);
});

test('who agreed to nothing is not subscribed, and a clock that is wrong is set right', async () => {
  const store = await storeWith(welcome());
  expect((await send(await offered(store), agreed(''))).status).toBe(200);
  const wrong = { consent: { text: 'Email me.', at: 5 }, email: 'bob@shop.example' };
  expect((await send(await offered(store), wrong)).status).toBe(200);
  const [ada, bob] = await leadsOf(store);
  expect(ada).toMatchObject({ consent_text: null, consent_at: null });
  expect(Math.abs(Number(bob?.consent_at) - Date.now())).toBeLessThan(600_000);
  expect(await rows(store, 'SELECT person FROM customers')).toEqual([{ person: 'e:bob@shop.example' }]);
});

test('a field that nobody sees, filled in, is answered like any other and keeps nothing', async () => {
  const store = await storeWith(welcome());
  const answer = await send(await offered(store), { website: 'https://spam.example' });
  expect([answer.status, await answer.json()]).toEqual([200, {}]);
  expect(await leadsOf(store)).toEqual([]);
  expect((await send(await offered(store), { website: '' })).status).toBe(200);
});

test('an answer sooner than anybody can read is 429 and says when to try again', async () => {
  const store = await storeWith(welcome({ form: { ...FORM, atLeastSeconds: 30 } }));
  const answer = await send(await offered(store));
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(20);
  expect(answer.headers.get('access-control-allow-origin')).toBe(SHOP);
  expect(await leadsOf(store)).toEqual([]);
});

test('with Turnstile only a token that holds is taken; where it cannot be asked, nothing is', async () => {
  const store = await storeWith(welcome({ form: { ...FORM, turnstile: '0x4AAA' } }));
  expect((await send(await offered(store), { turnstile: 'good' })).status).toBe(503);
  const path = `/v1/stores/${store.id}/secrets/turnstile`;
  const secret = { secret: 'turnstile-secret-of-a-test' };
  expect((await callAs(store.adminKey, 'PUT', path, secret)).status).toBe(204);
  expect((await send(await offered(store), { turnstile: 'bad' })).status).toBe(403);
  expect((await send(await offered(store))).status).toBe(403);
  const down = await send(await offered(store), { turnstile: 'down' });
  expect([down.status, down.headers.get('retry-after')]).toEqual([503, '10']);
  expect(await leadsOf(store)).toEqual([]);
  expect((await send(await offered(store), { turnstile: 'good' })).status).toBe(200);
});

test('one range of addresses fills its hour, others do not, and who is known is answered still', async () => {
  const perHour = { range: 2, campaign: 4 };
  const store = await storeWith(welcome({ form: { ...FORM, perHour } }));
  const claims = await Promise.all(Array.from({ length: 7 }, () => offered(store)));
  const status = async (i: number, address: string) =>
    (await send(claims[i] ?? {}, { email: `a${i}@shop.example` }, address)).status;
  expect(await status(0, '203.0.113.1')).toBe(200);
  expect(await status(1, '203.0.113.200')).toBe(200);
  const full = await send(claims[2] ?? {}, { email: 'a2@shop.example' }, '203.0.113.99');
  expect(full.status).toBe(429);
  expect(Number(full.headers.get('retry-after'))).toBeLessThanOrEqual(3600);
  expect(await status(1, '203.0.113.200')).toBe(200);
  expect(await status(3, '2001:db8:1:2::1')).toBe(200);
  expect(await status(4, '2001:db8:2::')).toBe(200);
  expect(await status(5, '198.51.100.1')).toBe(429);
  expect(await leadsOf(store)).toHaveLength(4);
  const marks = JSON.stringify(await rows(store, 'SELECT * FROM claim_counts'));
  expect(marks).not.toContain('203.0.113');
});

test('once the hour is full, no answer tells whose address was left before', async () => {
  const form = { ...FORM, deliver: 'email', perHour: { range: 1 } };
  const store = await storeWith(welcome({ form }));
  const mine = await offered(store);
  expect((await send(mine)).status).toBe(202);
  const probe = async (email: string) => (await send(await offered(store), { email })).status;
  expect(await probe('ada@shop.example')).toBe(429);
  expect(await probe('nobody@shop.example')).toBe(429);
  expect((await send({ ...mine, visitor: undefined, proof: await anonymousProof(store) })).status).toBe(429);
  expect((await send(mine)).status).toBe(202);
});

test.each([
  ['the one for all', 'WELCOME15', 200, { code: 'WELCOME15' }],
  ['none', undefined, 429, { title: 'Too many requests' }],
])(
  'a stranger with many ids cannot empty a pool: once the hour is full they get %s',
  async (_, fallback, status, told) => {
    const offer = { kind: 'percent', percent: 15, code: { pool: 'welcome', ...(fallback && { fallback }) } };
    const store = await storeWith(welcome({ kind: 'message', form: undefined, offer }));
    const codes = Array.from({ length: 60 }, (_, i) => `C-${i}`);
    await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/codes/welcome`, codes);
    const headers = { origin: SHOP, 'cf-connecting-ip': '203.0.113.7' };
    const take = async () =>
      call('POST', '/v1/codes', { body: JSON.stringify(await offered(store)), headers });
    for (let i = 0; i < 50; i++) expect((await take()).status).toBe(200);
    const after = await take();
    expect([after.status, await after.json()]).toMatchObject([status, told]);
    expect(await rows(store, 'SELECT count(*) AS n FROM issued_codes')).toEqual([{ n: 50 }]);
  },
);

test('a full hour ends with it, and what it counted is gone with the next claim', async () => {
  const store = await storeWith(welcome());
  await send(await offered(store));
  await runInDurableObject(storeStub(env, store.id), (_, { storage: { sql } }) => {
    const caps = { campaign: 1 };
    expect(fullHour(sql, 'welcome', caps, Date.now())).toMatchObject({ refused: 'too-many' });
    expect(fullHour(sql, 'welcome', caps, Date.now() + 3_600_000)).toBeNull();
    sql.exec('UPDATE claim_counts SET hour = hour - 1');
  });
  await send(await offered(store), { email: 'bob@shop.example' });
  expect(await rows(store, 'SELECT DISTINCT count FROM claim_counts')).toEqual([{ count: 1 }]);
  expect(await rows(store, 'SELECT DISTINCT hour FROM claim_counts')).toHaveLength(1);
});

test('a lead is told to the mailer once, with its code and the words agreed to', async () => {
  const store = await storeWith(welcome({ form: { ...FORM, deliver: 'email' } }));
  await withMailer(store);
  const claim = await offered(store);
  const [one, two] = [await send(claim), await send(await offered(store))];
  expect([one.status, two.status]).toEqual([202, 202]);
  expect(await one.json()).toEqual({});
  expect(await heard(store)).toEqual([
    {
      ...{ type: 'lead.created', timestamp: expect.any(String) },
      data: {
        lead: {
          ...{ campaign: 'welcome', variant: claim.variant, revision: 2, email: 'ada@shop.example' },
          ...{ locale: 'en', subscribed: true, at: expect.stringMatching(/Z$/) },
          consent: { text: 'Email me.', at: expect.stringMatching(/Z$/) },
        },
        code: 'WELCOME15',
      },
    },
  ]);
});

test('who was given no code, for the pool was empty, is told it once there is one, and only once', async () => {
  const offer = { kind: 'percent', percent: 15, code: { pool: 'welcome' } };
  const store = await storeWith(welcome({ offer, form: { ...FORM, deliver: 'email' } }));
  const fill = (...codes: string[]) =>
    callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/codes/welcome`, codes);
  await withMailer(store);
  await fill('ONE');
  const claims = [await offered(store), await offered(store), await offered(store)];
  expect((await send(claims[0] ?? {})).status).toBe(202);
  const bob = { email: 'bob@shop.example' };
  expect((await send(claims[1] ?? {}, bob)).status).toBe(202);
  await fill('TWO', 'THREE');
  for (let i = 0; i < 2; i++) expect((await send(claims[1] ?? {}, bob)).status).toBe(202);
  expect((await send(claims[2] ?? {}, bob)).status).toBe(202);
  const codes = (await heard(store)).map(({ data }) => [data.lead.email, data.code]);
  expect(codes).toEqual([
    ['ada@shop.example', 'ONE'],
    ['bob@shop.example', undefined],
    ['bob@shop.example', expect.stringMatching(/^T/)],
  ]);
});

test('a saved cart is told without what is sensitive or unknown', async () => {
  const saving = welcome({ kind: 'message', cart: true });
  const config = configOf(saving);
  const sensitive = [{ category: 'Intimate' }];
  const store = await storeWith(saving);
  await publish(store, { ...config, store: { ...config.store, sensitive } });
  const products = [
    { id: 'cups', title: 'Cups', url: '/cups', category: 'Kitchen' },
    { id: 'toy', title: 'Toy', url: '/toy', category: 'intimate' },
  ];
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/products`, products);
  await withMailer(store);
  const items = ['cups', 'toy', 'ghost'].map((product) => ({ product, quantity: 1 }));
  const page = { kind: 'cart', url: `${SHOP}/cart`, locale: 'en', cart: { totalMinor: 100, items } };
  const decided = await post('/v1/decide', {
    store: store.id,
    consent: true,
    page,
    session: { visits: 1, pages: 1 },
  });
  const { visitor, decisions } = await decided.json<{ visitor: string; decisions: object[] }>();
  expect((await send({ store: store.id, visitor, ...decisions[0] }, { cart: { items } })).status).toBe(200);
  const [news] = await heard(store);
  expect(news?.data.savedCart).toEqual([{ product: 'cups', quantity: 1 }]);
});

const withdraw = (store: TestStore, { visitor }: { visitor: string }) =>
  post('/v1/events', {
    ...{ store: store.id, visitor },
    events: [{ id: 'event-0001', kind: 'withdrawn', at: Date.now() }],
  });
const erase = (store: TestStore) =>
  callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/people/erase`, { email: 'ada@shop.example' });

test.each([
  ['withdraws', withdraw],
  ['is erased', erase],
])('who %s is told to nobody any more', async (_, leaves) => {
  const store = await storeWith(welcome());
  await callAs(store.adminKey, 'PUT', `/v1/stores/${store.id}/endpoints`, {
    endpoints: [{ id: 'mailer', url: 'https://nobody.example/hooks', events: ['lead.created'] }],
  });
  const claim = await offered(store);
  await send(claim);
  expect(await rows(store, 'SELECT id FROM deliveries')).toHaveLength(1);
  expect((await leaves(store, claim)).ok).toBe(true);
  await expect.poll(() => rows(store, 'SELECT id FROM deliveries')).toEqual([]);
});
