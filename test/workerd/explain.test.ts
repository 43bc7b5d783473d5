import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../worker/secret/encoding.ts';
import { settled } from './rows.ts';
import {
  callAs,
  configOf,
  decided,
  newStore,
  offered,
  post,
  publish,
  storeWith,
  type TestStore,
  welcome,
} from './shop.ts';
import { imported } from './uploads.ts';

type Explained = {
  readonly decision: {
    readonly revision: number;
    readonly decisions: readonly { readonly campaign: string; readonly held?: true }[];
  };
  readonly reasons: readonly { readonly campaign: string; readonly code: string }[];
};

const asked = (store: TestStore, body: object) =>
  callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/explain`, body);

async function explained(store: TestStore, body: object): Promise<Explained> {
  const answer = await asked(store, body);
  expect(answer.status, JSON.stringify(body)).toBe(200);
  return answer.json<Explained>();
}

const shown = ({ decision }: Explained) =>
  decision.decisions.flatMap(({ campaign, held }) => (held ? [] : [campaign]));

test('an old revision and a config that is not published are explained as the live one is', async () => {
  const store = await storeWith(welcome({ id: 'old' }));
  await publish(store, configOf(welcome({ id: 'live' })));
  expect(shown(await explained(store, {}))).toEqual(['live']);
  expect(shown(await explained(store, { revision: 2 }))).toEqual(['old']);
  const config = configOf(welcome({ id: 'planned' }), welcome({ id: 'draft', status: 'draft' }));
  expect(await explained(store, { config })).toMatchObject({
    decision: { revision: 4, decisions: [{ campaign: 'planned' }] },
    reasons: [{ campaign: 'draft', code: 'not-live' }],
  });
  expect((await decided(store)).revision).toBe(3);
});

test.each([
  [{ revision: 9 }, 404, {}],
  [{ revision: 0 }, 422, { errors: [{ pointer: '/revision' }] }],
  [
    { revision: 1, config: {} },
    422,
    { errors: [{ pointer: '/revision', detail: expect.stringContaining('send one') }] },
  ],
  [
    { config: configOf(welcome({ kind: 'welcom' })) },
    422,
    { errors: [{ pointer: '/config/campaigns/0/kind' }] },
  ],
  [{ config: 'all' }, 422, {}],
  [{ config: null }, 422, {}],
])('explain refuses %j with its reason', async (body, status, problem) => {
  const answer = await asked(await storeWith(welcome()), body);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject(problem);
});

test('every moment, person and page gets each campaign shown or exactly one reason why not', async () => {
  const ids = ['early', 'late', 'loyal', 'inline', 'draft', 'paused', 'tried', 'untold'];
  const store = await newStore();
  const { store: settings, campaigns } = configOf(
    welcome({ id: 'early', schedule: { until: '2026-06-01T00:00:00Z' } }),
    welcome({ id: 'late', schedule: { from: '2026-06-01T00:00:00Z', hours: ['18:00-23:00'] } }),
    welcome({ id: 'loyal', audience: { segments: ['loyal', 'active', 'at-risk'], pages: ['home'] } }),
    welcome({ id: 'inline', view: { as: 'inline', slot: 'top' } }),
    welcome({ id: 'draft', status: 'draft' }),
    welcome({ id: 'paused', status: 'paused' }),
    welcome({ id: 'tried', experiment: { id: 'trial', holdout: 0.5 } }),
    welcome({ id: 'untold', experiment: { id: 'silence', holdout: 1 } }),
  );
  await publish(store, { store: { ...settings, control: 0.3 }, campaigns });
  const browsers = await Promise.all(Array.from({ length: 8 }, () => decided(store)));
  const question = fc.record(
    {
      at: fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2026, 11) }),
      profile: fc.record({ orders: fc.nat(9), lastAt: fc.integer({ min: 0, max: Date.UTC(2026, 11) }) }),
      page: fc.record({ kind: fc.constantFrom('home', 'product', 'cart') }),
      session: fc.record({ visits: fc.nat(5), lead: fc.boolean() }),
      slots: fc.subarray(['top', 'side']),
      consent: fc.boolean(),
      visitor: fc.constantFrom(...browsers.map(({ visitor }) => visitor)),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(question, async (body) => {
      const answer = await explained(store, body);
      const { decision, reasons } = answer;
      expect([...shown(answer), ...reasons.map(({ campaign }) => campaign)].toSorted()).toEqual(
        ids.toSorted(),
      );
      const held = reasons.filter(({ code }) => code === 'held-out' || code === 'control-group');
      expect(held.map(({ campaign }) => campaign)).toEqual(
        decision.decisions.flatMap((one) => (one.held ? [one.campaign] : [])),
      );
    }),
    { numRuns: 60 },
  );
});

test('a visitor is explained with what is published about that browser, and an id that is not ours is refused', async () => {
  const store = await newStore();
  await publish(store, configOf(welcome({ audience: { where: { 'customer.tags': 'vip' } } })));
  const { visitor = '' } = await decided(store);
  const tagged = { orders: 1, firstAt: 1, lastAt: 1, spentMinor: 1, decayed: 1, pairs: [], bought: [] };
  const rest = { boughtCategories: [], subscribed: 'unknown', tags: ['vip'], attributes: {} };
  expect(shown(await explained(store, { visitor }))).toEqual([]);
  await env.KV.put(`v:${store.id}:${await sha256Hex(visitor)}`, JSON.stringify({ ...tagged, ...rest }));
  expect(shown(await explained(store, { visitor }))).toEqual(['welcome']);
  const answer = await asked(store, { visitor: `${visitor.slice(0, -4)}AAAA` });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/visitor' }] });
});

test('of a moment gone by, a customer and their browser are explained by what rows tell of it', async () => {
  const store = await newStore();
  const named = (id: string, where: object) => welcome({ id, kind: 'message', audience: { where } });
  const counted = [0, 1, 2].map((orders) => named(`orders-${orders}`, { 'customer.orders': orders }));
  await publish(store, configOf(...counted, welcome({ audience: { segments: ['new', 'returning'] } })));
  const { visitor = '' } = await decided(store);
  const who = { customer: 'ada', visitorHash: await sha256Hex(visitor) };
  const lines = [{ product: 'P', quantity: 1, price: 5 }];
  const orders = [
    { id: 'A', at: '2025-10-01T10:00', ...who, lines },
    { id: 'B', at: '2026-02-01T10:00', ...who, lines },
  ];
  await imported(store, 'orders', JSON.stringify(orders));
  await settled(store);
  for (const [moment, count] of [
    ['2025-01-01', 0],
    ['2025-10-01T07:59:59Z', 0],
    ['2025-10-01T08:00:00Z', 1],
    ['2026-01-01', 1],
    ['2026-03-01', 2],
  ] as const) {
    const path = `/v1/stores/${store.id}/customers/ada?at=${moment}`;
    const view = await (await callAs(store.adminKey, 'GET', path)).json<{ orders: number; at: number }>();
    expect(view.orders, moment).toBe(count);
    for (const person of [{ customer: 'ada' }, { visitor }, { visitor, customer: 'ada' }])
      expect(
        shown(await explained(store, { ...person, at: view.at, session: { visits: 2 } })),
        moment,
      ).toEqual([`orders-${count}`, ...(count === 0 ? ['welcome'] : [])]);
  }
});

test('a browser had not subscribed before it did', async () => {
  const store = await storeWith(welcome());
  const before = Date.now() - 1;
  const claim = await offered(store);
  const lead = {
    ...claim,
    consent: { text: 'Email me.', at: before },
    locale: 'en',
    email: 'ada@shop.example',
  };
  expect((await post('/v1/leads', lead)).status).toBe(200);
  await settled(store);
  const { visitor } = claim;
  expect(await explained(store, { visitor })).toMatchObject({ reasons: [{ code: 'already-subscribed' }] });
  expect(shown(await explained(store, { visitor, at: before }))).toEqual(['welcome']);
});
