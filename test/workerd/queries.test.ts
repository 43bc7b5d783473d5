// Parameters of an address: a misspelt one is told, for it would pass for none.
import { expect, test } from 'vitest';
import { callAs, configOf, decided, newStore, welcome } from './shop.ts';

test('a misspelt `dryRun` publishes nothing', async () => {
  const store = await newStore();
  const path = `/v1/stores/${store.id}/config?dryrun=true`;
  const answer = await callAs(store.adminKey, 'PUT', path, configOf(welcome()), { 'if-match': '*' });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    errors: [{ pointer: '/dryrun', detail: 'unknown parameter; did you mean `dryRun`?' }],
  });
  expect(await decided(store)).toMatchObject({ revision: 1 });
});

test.each([
  ['GET', 'reports/campaigns?campain=welcome', '/campain'],
  ['GET', 'reports/retention?month=3', '/month'],
  ['GET', 'reports/products?sorted=lift', '/sorted'],
  ['GET', 'leads?campaigns=welcome', '/campaigns'],
  ['GET', 'deliveries?status=failed', '/status'],
  ['GET', 'audit?limits=3', '/limits'],
  ['GET', 'config/revisions?after=3', '/after'],
  ['GET', 'customers/c-1?ta=0', '/ta'],
  ['POST', 'orders?date=day-first', '/date'],
  ['POST', 'products?replaces=true', '/replaces'],
  ['POST', 'products?replace=1', '/replace'],
])('%s %s is refused', async (method, path, pointer) => {
  const store = await newStore();
  const body = method === 'POST' ? [{ id: 'p', title: 'P', url: '/p' }] : undefined;
  const answer = await callAs(store.adminKey, method, `/v1/stores/${store.id}/${path}`, body);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer }] });
});
