// Results of campaigns, from a visitor's decision to the report: what counts, for whom, and what is undone.
import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { CampaignReport } from '../../shared/schema/campaign-report.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { rows, settled } from './rows.ts';
import {
  callAs,
  configOf,
  decided,
  mint,
  post,
  publish,
  storeWith,
  type TestStore,
  welcome,
} from './shop.ts';
import { hashOf } from './sign.ts';

const DAY = 86_400_000;

const tested = (changes: object = {}) =>
  welcome({
    experiment: { id: 'first', holdout: 0.5, variants: [{ id: 'a' }, { id: 'b' }] },
    ...changes,
  });

type Seen = { visitor: string; campaign: string; variant: string; proof: string; held?: true };

/** A new visitor's first decision, with what they see or would have seen. */
async function visitorOf(store: TestStore): Promise<Seen> {
  const { visitor = '', decisions } = await decided(store);
  const [first] = decisions;
  if (!first) throw new Error('nothing was decided');
  return { ...first, visitor };
}

/** Somebody who is not held out. */
async function shownTo(store: TestStore): Promise<Seen> {
  const one = await visitorOf(store);
  return one.held ? shownTo(store) : one;
}

let events = 0;

/** Reports what a visitor saw or did, and waits until it is counted. */
async function reported(store: TestStore, { visitor, campaign, variant, proof, held }: Seen, kind = 'shown') {
  const id = `event-${events++}-of-it`;
  const event = { id, kind, at: Date.now(), campaign, variant, proof, ...(held && { held }) };
  await post('/v1/events', { store: store.id, visitor, events: [event] });
  await expect.poll(() => rows(store, `SELECT id FROM seen_events WHERE id = '${id}'`)).toHaveLength(1);
}

const orderOf = async (id: string, visitor: string, changes: object = {}) => ({
  ...{
    id,
    at: new Date().toISOString(),
    currency: 'EUR',
    status: 'paid',
    visitorHash: await hashOf(visitor),
  },
  lines: [{ product: 'tea', quantity: 2, priceMinor: 1000 }],
  ...changes,
});

async function imported(
  store: TestStore,
  what: 'orders' | 'products',
  ...documents: object[]
): Promise<void> {
  const answer = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/${what}`, documents);
  expect(await answer.json()).toMatchObject({ rejected: 0 });
  await settled(store);
}

const asked = (store: TestStore, query = '') =>
  callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/reports/campaigns${query}`);

const report = async (store: TestStore, query = ''): Promise<CampaignReport> =>
  v.parse(CampaignReport, await (await asked(store, query)).json());

/** Eight visitors who saw or would have seen the campaign: by whether they were held out. */
async function eight(store: TestStore) {
  const seen: Seen[] = [];
  for (let i = 0; i < 8; i++) seen.push(await visitorOf(store));
  for (const one of seen) await reported(store, one);
  return Object.groupBy(seen, ({ held }) => (held ? 'held' : 'shown'));
}

test('each visitor counts once, by what they were; orders within the window count, and are undone', async () => {
  const store = await storeWith(tested());
  await imported(store, 'products', { id: 'tea', title: 'Tea', url: '/tea', priceMinor: 1000, cost: '4.00' });
  const { held = [], shown = [] } = await eight(store);
  const [buyer] = shown;
  if (!buyer) return expect(held).toHaveLength(8);
  await reported(store, buyer);
  await reported(store, buyer, 'clicked');
  const early = await orderOf('O0', buyer.visitor, { at: new Date(Date.now() - DAY).toISOString() });
  await imported(store, 'orders', early, await orderOf('O1', buyer.visitor));
  const [one] = (await report(store)).campaigns;
  expect(one).toMatchObject({ campaign: 'welcome', kind: 'welcome', status: 'live', deleted: false });
  const [run] = one?.runs ?? [];
  expect(run).toMatchObject({ experiment: 'first', current: true, conversionDays: 7, holdout: 0.5 });
  const mine = run?.variants.find(({ variant, group }) => variant === buyer.variant && group === 'shown');
  expect(mine).toMatchObject({
    ...{ visitors: shown.filter(({ variant }) => variant === buyer.variant).length, clicks: 1 },
    ...{ conversions: 1, orders: 1, revenueMinor: 2000, marginMinor: 1200, costedShare: 1 },
    lastClick: { orders: 1, revenueMinor: 2000 },
  });
  const seen = shown.length;
  expect(one?.total).toMatchObject({ visitors: seen, exposures: seen + 1, conversions: 1 });
  const parts = [one?.days ?? [], one?.segments ?? []];
  for (const part of parts) expect(part.reduce((sum, { visitors }) => sum + visitors, 0)).toBe(8);
  expect(one?.segments.every(({ segment }) => segment === 'new')).toBe(true);
  expect(run?.result.arms.find(({ id }) => id === 'held out')).toMatchObject({ visitors: held.length });
  expect(one?.incremental.withheld).toBe('too-few');

  const half = { lines: [{ product: 'tea', quantity: 1, priceMinor: 1000 }] };
  const updatedAt = new Date(Date.now() + 1000).toISOString();
  await imported(store, 'orders', await orderOf('O1', buyer.visitor, { ...half, updatedAt }));
  expect((await report(store)).campaigns[0]?.total).toMatchObject({ orders: 1, revenueMinor: 1000 });
  const cancelled = { status: 'cancelled', updatedAt: new Date(Date.now() + 2000).toISOString() };
  await imported(store, 'orders', await orderOf('O1', buyer.visitor, cancelled));
  const nothing = { visitors: seen, conversions: 0, orders: 0, revenueMinor: 0 };
  expect((await report(store)).campaigns[0]?.total).toMatchObject({ ...nothing, lastClick: { orders: 0 } });
});

test('an order that only a code links to its browser is in no comparison: nobody held out can have one', async () => {
  const store = await storeWith(tested({ experiment: { id: 'first', variants: [{ id: 'a' }] } }));
  const seen = await visitorOf(store);
  await reported(store, seen);
  const { visitor } = seen;
  const hash = await hashOf(visitor);
  await rows(
    store,
    `INSERT INTO issued_codes (campaign, variant, pool, code, visitor, at) VALUES ('welcome', 'a', 'welcome', 'ONCE', '${hash}', 1)`,
  );
  const order = { ...(await orderOf('O1', visitor)), visitorHash: undefined, codes: ['ONCE'] };
  await imported(store, 'orders', order);
  expect(await rows(store, 'SELECT by_code FROM visitor_orders')).toEqual([{ by_code: 1 }]);
  expect((await report(store)).campaigns[0]?.total).toMatchObject({ visitors: 1, orders: 0 });
  await imported(
    store,
    'orders',
    await orderOf('O1', visitor, { updatedAt: new Date().toISOString(), codes: ['ONCE'] }),
  );
  expect(await rows(store, 'SELECT by_code FROM visitor_orders')).toEqual([{ by_code: 0 }]);
  expect((await report(store)).campaigns[0]?.total).toMatchObject({ visitors: 1, orders: 1 });
});

test('an order that is known before its browser reports counts as well', async () => {
  const store = await storeWith(tested());
  const seen = await shownTo(store);
  await imported(
    store,
    'orders',
    await orderOf('O1', seen.visitor, { at: new Date(Date.now() + 60_000).toISOString() }),
  );
  await reported(store, seen);
  expect((await report(store)).campaigns[0]?.total).toMatchObject({
    visitors: 1,
    orders: 1,
    revenueMinor: 2000,
  });
});

test('who withdraws is taken out of what was counted', async () => {
  const store = await storeWith(tested());
  const seen = await shownTo(store);
  await reported(store, seen);
  await imported(store, 'orders', await orderOf('O1', seen.visitor));
  const withdrawn = { id: 'event-withdrawn', kind: 'withdrawn', at: Date.now() };
  await post('/v1/events', { store: store.id, visitor: seen.visitor, events: [withdrawn] });
  await expect.poll(() => rows(store, 'SELECT * FROM exposures')).toEqual([]);
  expect((await report(store)).campaigns[0]?.total).toMatchObject({
    visitors: 0,
    orders: 0,
    revenueMinor: 0,
  });
});

test('the control group is told apart from the holdout, and measures everything together', async () => {
  const config = configOf(tested());
  const store = await storeWith();
  await publish(store, { ...config, store: { ...config.store, control: 0.5 } });
  const { held = [], shown = [] } = await eight(store);
  const { control, campaigns } = await report(store);
  const groups = campaigns[0]?.runs.flatMap((run) => run.variants) ?? [];
  const visitors = (of: string) =>
    groups.filter(({ group }) => group === of).reduce((sum, one) => sum + one.visitors, 0);
  expect(visitors('shown')).toBe(shown.length);
  expect(visitors('control') + visitors('holdout')).toBe(held.length);
  expect(control?.share).toBe(0.5);
  expect(control?.result.arms).toMatchObject([
    { id: 'control group', visitors: visitors('control') },
    { id: 'everybody else', visitors: 8 - visitors('control') },
  ]);
});

test('a campaign long deleted still answers, another split is another run, and what never was is 404', async () => {
  const store = await storeWith(tested());
  await reported(store, await shownTo(store));
  await publish(
    store,
    configOf(tested({ experiment: { id: 'first', holdout: 0.1, variants: [{ id: 'a' }] } })),
  );
  await reported(store, await shownTo(store));
  await publish(store, configOf(welcome({ id: 'draft', status: 'draft' })));
  const { campaigns, total } = await report(store);
  expect(campaigns).toMatchObject([
    { campaign: 'draft', status: 'draft', runs: [] },
    { campaign: 'welcome', status: 'deleted', deleted: true, total: { visitors: 2 } },
  ]);
  expect(total).toBe(2);
  expect(campaigns[1]?.runs.map(({ holdout, current }) => [holdout, current])).toEqual([
    [0.5, false],
    [0.1, true],
  ]);
  expect((await report(store, '?campaign=welcome')).campaigns).toHaveLength(1);
  expect((await asked(store, '?campaign=never-was')).status).toBe(404);
});

test('a report can be of some days, of a page of campaigns, and a table', async () => {
  const store = await storeWith(tested(), welcome({ id: 'second', kind: 'message' }));
  await reported(store, await shownTo(store));
  expect((await report(store, '?from=2001-01-01&to=2001-12-31')).campaigns[0]?.total.visitors).toBe(0);
  expect((await report(store, '?limit=1&offset=1')).campaigns).toMatchObject([{ campaign: 'second' }]);
  const bad = [
    '?from=2026-02-30',
    '?from=2026-02-02&to=2026-02-01',
    '?limit=0',
    '?by=x',
    '?format=xml',
    '?campaign=A',
  ];
  for (const query of bad) expect((await asked(store, query)).status, query).toBe(422);
  for (const by of ['variant', 'day', 'segment']) {
    const answer = await asked(store, `?format=csv&by=${by}`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head = '', line = ''] = (await answer.text()).split('\r\n');
    expect(head).toMatch(/^campaign,/);
    expect(line).toMatch(/^welcome,/);
    expect(line.split(',')).toHaveLength(head.split(',').length);
  }
});

test('reports take a key with their scope', async () => {
  const store = await storeWith(tested());
  const { adminKey } = await mint(store.adminKey, store.id, ['config']);
  const path = `/v1/stores/${store.id}/reports/campaigns`;
  expect((await callAs(adminKey, 'GET', path)).status).toBe(403);
  expect((await callAs('x', 'GET', path)).status).toBe(401);
  const { adminKey: reader } = await mint(store.adminKey, store.id, ['reports']);
  expect((await callAs(reader, 'GET', path)).status).toBe(200);
});

test('a visitor who was held out cannot say that they were shown, nor claim a code', async () => {
  const store = await storeWith(tested({ experiment: { id: 'first', holdout: 1, variants: [{ id: 'a' }] } }));
  const { held: _, ...seen } = await visitorOf(store);
  const { visitor, ...offer } = seen;
  const event = { id: 'event-of-a-liar', kind: 'shown', at: Date.now(), ...offer };
  await post('/v1/events', { store: store.id, visitor, events: [event] });
  await reported(store, { ...seen, held: true });
  expect(await rows(store, 'SELECT side FROM exposures')).toEqual([{ side: 'holdout' }]);
  expect(await rows(store, 'SELECT id FROM seen_events')).toHaveLength(1);
  const lead = { email: 'ada@shop.example', consent: { text: 'Email me.', at: 1 }, locale: 'en' };
  expect((await post('/v1/leads', { store: store.id, ...seen, ...lead })).status).toBe(403);
});

test('a browser with a wrong clock is counted between its offer and now', async () => {
  const store = await storeWith(tested());
  for (const [i, skew] of [-3 * DAY, -3600_000, 3600_000, 3 * DAY].entries()) {
    const { visitor, campaign, variant, proof, held } = await visitorOf(store);
    const event = { id: `event-${i}-skewed`, kind: 'shown', at: Date.now() + skew, campaign, variant, proof };
    await post('/v1/events', { store: store.id, visitor, events: [{ ...event, ...(held && { held }) }] });
    await expect.poll(() => rows(store, 'SELECT * FROM exposures')).toHaveLength(i + 1);
  }
  const [times] = await rows(store, 'SELECT min(first_at) AS low, max(first_at) AS high FROM exposures');
  expect(Number(times?.low)).toBeGreaterThan(Date.now() - 60_000);
  expect(Number(times?.high)).toBeLessThanOrEqual(Date.now());
});

test.each(['Pacific/Kiritimati', 'Pacific/Niue'])('days are those of a store in %s', async (timeZone) => {
  const config = configOf(tested());
  const store = await storeWith();
  await publish(store, { ...config, store: { ...config.store, timeZone } });
  const days = () => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(Date.now());
  const before = days();
  await reported(store, await shownTo(store));
  const [day] = (await report(store)).campaigns[0]?.days ?? [];
  expect([before, days()]).toContain(day?.day);
  expect((await report(store, `?from=${day?.day}&to=${day?.day}`)).campaigns[0]?.total.visitors).toBe(1);
});

test('leads and codes count with the visitors who were shown the campaign, each once', async () => {
  const store = await storeWith(tested({ experiment: { id: 'first', variants: [{ id: 'a' }] } }));
  const seen = await visitorOf(store);
  await reported(store, seen);
  const claim = {
    campaign: 'welcome',
    variant: 'a',
    fallback: 'FOR-ALL',
    visitorHash: await hashOf(seen.visitor),
  };
  const lead = {
    ...{
      claim: { ...claim, address: 'mac' },
      revision: 2,
      email: 'ada@shop.example',
      emailKey: 'ada@shop.example',
    },
    ...{ locale: 'en', subscribes: true, caps: { campaign: 100 } },
  };
  const stub = storeStub(env, store.id);
  expect(await stub.addLead(lead)).toEqual({ code: 'FOR-ALL' });
  expect(await stub.addLead(lead)).toEqual({ code: 'FOR-ALL' });
  const { campaigns } = await report(store);
  expect(campaigns[0]?.total).toMatchObject({ leads: 1, codesIssued: 1, visitors: 1 });
  expect(campaigns[0]?.segments).toMatchObject([{ segment: 'new', leads: 1, codesIssued: 1 }]);
});

test('retention says who buys among visitors: those who had never ordered, and customers', async () => {
  const store = await storeWith(tested({ audience: { segments: { any: ['new', 'first-time'] } } }));
  const fresh = await visitorOf(store);
  await reported(store, fresh);
  await imported(store, 'orders', await orderOf('O1', fresh.visitor));
  const session = { visits: 2, pages: 1, bought: true };
  const { visitor = '', decisions } = await decided(store, { session });
  const [offer] = decisions;
  if (offer) await reported(store, { ...offer, visitor });
  const path = `/v1/stores/${store.id}/reports/retention`;
  const { visitors } = await (await callAs(store.adminKey, 'GET', path)).json<{ visitors: object }>();
  expect(visitors).toMatchObject({
    new: { visitors: 1, converted: 1, conversion: 1, orders: 1, revenueShare: 1, averageOrderMinor: 2000 },
    existing: { visitors: 1, converted: 0, conversion: 0, revenueShare: 0, averageOrderMinor: null },
  });
});

test('single-use codes that come back in orders count as redeemed, of those given; a code for all is told apart', async () => {
  const store = await storeWith(tested({ experiment: { id: 'first', variants: [{ id: 'a' }] } }));
  const codes = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/codes/welcome`, [
    { code: 'ONCE' },
  ]);
  expect(codes.status).toBe(200);
  const claim = { campaign: 'welcome', variant: 'a', pool: 'welcome', visitorHash: 'ab'.repeat(32) };
  const stub = storeStub(env, store.id);
  expect(await stub.claimCode(claim, { campaign: 100 })).toEqual({ code: 'ONCE' });
  const other = { ...claim, visitorHash: 'cd'.repeat(32), fallback: 'ALL' };
  expect(await stub.claimCode(other, { campaign: 100 })).toEqual({ code: 'ALL' });
  await imported(store, 'orders', await orderOf('O1', 'somebody', { codes: ['once'] }));
  const [found] = (await report(store)).campaigns;
  expect(found?.total.codesIssued).toBe(2);
  expect(found?.codesRedeemed).toEqual({
    ...{ total: 1, issued: 1 },
    variants: [{ variant: 'a', codes: 1, issued: 1 }],
  });
});
