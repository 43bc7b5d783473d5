// The leads of a store, as its people read them.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { LeadList } from '../../shared/schema/lead-list.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { callAs, FORM, mint, newStore, offered, post, storeWith, type TestStore, welcome } from './shop.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const get = (store: TestStore, query = '', key = store.adminKey) =>
  callAs(key, 'GET', `/v1/stores/${store.id}/leads${query}`);
const listed = async (store: TestStore, query: string) => (await get(store, query)).json<LeadList>();
/** Leads, three of them in every millisecond. */
const withLeads = (store: TestStore, n: number) =>
  runInDurableObject(storeStub(env, store.id), (_, { storage: { sql } }) => {
    for (let i = 0; i < n; i++)
      sql.exec(
        `INSERT INTO leads (campaign, email_key, email, variant, revision, locale, subscribed, at)
         VALUES ('c', ?1, ?1, 'a', 1, 'en', 1, ?2)`,
        ...[`p${i}@shop.example`, START + Math.floor(i / 3)],
      );
  });

test('a lead is exported with the words agreed to, safe to open in a spreadsheet', async () => {
  const text = { en: '=HYPERLINK("https://evil.example")' };
  const store = await storeWith(welcome({ form: { ...FORM, consent: { as: 'notice', text } } }));
  const consent = { text: text.en, at: Date.now() };
  const claim = await offered(store);
  await post('/v1/leads', { ...claim, consent, locale: 'en', email: '+ada@shop.example' });
  const answer = await get(store);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const [heading, line, end] = (await answer.text()).split('\r\n');
  expect(heading).toBe(
    'campaign,variant,revision,email,locale,at,consent text,consent at,subscribed,confirmed at',
  );
  expect(line).toContain(`,'+ada@shop.example,en,2`);
  expect(line).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  expect(line).toMatch(/Z,true,$/);
  expect(end).toBe('');
  const { leads } = await listed(store, '?format=json');
  expect(leads).toMatchObject([{ email: '+ada@shop.example', consent, subscribed: true, revision: 2 }]);
});

test('pages hold every lead once, also those of one millisecond, and name nobody in their addresses', async () => {
  const store = await newStore();
  await withLeads(store, 100);
  const seen: string[] = [];
  for (let since: number | undefined = START + 1; since !== undefined; ) {
    const page: LeadList = await listed(store, `?format=json&limit=10&since=${since}`);
    seen.push(...page.leads.map(({ email }) => email));
    since = page.next;
  }
  expect(seen).toHaveLength(97);
  expect(new Set(seen).size).toBe(97);
  expect((await listed(store, '?format=json&since=2026-01-01T00:00:00.030Z')).leads).toHaveLength(10);
  expect((await listed(store, '?format=json&campaign=other')).leads).toEqual([]);
});

test('CSV streams all of them', async () => {
  const store = await newStore();
  await withLeads(store, 3500);
  const lines = (await (await get(store)).text()).trim().split('\r\n');
  expect(lines).toHaveLength(3501);
  expect(new Set(lines).size).toBe(3501);
});

test('an export of all leads is in the audit list, a page of them is not; a revoked key reads neither', async () => {
  const store = await storeWith(welcome());
  for (const query of ['', '?format=json', '?format=json&since=5'])
    expect((await get(store, query)).status).toBe(200);
  const path = `/v1/stores/${store.id}`;
  const { entries } = await (await callAs(store.adminKey, 'GET', `${path}/audit`)).json<{
    entries: object[];
  }>();
  expect(entries.filter((one) => 'action' in one && one.action === 'leads-exported')).toHaveLength(2);
  const { id, adminKey } = await mint(store.adminKey, store.id, ['people']);
  for (const query of ['', '?format=json&since=5'])
    expect((await get(store, query, adminKey)).status).toBe(200);
  const record = await env.KV.get(`key:${id}`);
  if (record === null) throw new Error('KV knows no such key');
  await callAs(store.adminKey, 'DELETE', `${path}/keys/${id}`);
  await env.KV.put(`key:${id}`, record);
  for (const query of ['', '?format=json&since=5'])
    expect((await get(store, query, adminKey)).status).toBe(401);
});

test('who reads leads needs the scope for people, and a query that can be understood', async () => {
  const store = await newStore();
  const { adminKey } = await mint(store.adminKey, store.id, ['config']);
  expect((await get(store, '', adminKey)).status).toBe(403);
  const { adminKey: reader } = await mint(store.adminKey, store.id, ['people']);
  expect((await get(store, '', reader)).status).toBe(200);
  for (const query of ['?since=yesterday', '?format=xml', '?format=json&limit=0', '?campaign=Not%20one'])
    expect((await get(store, query)).status).toBe(422);
});
