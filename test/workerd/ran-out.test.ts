// What has run out reaches decisions together with the config that names it.
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { DryRun } from '../../shared/schema/publishing.ts';
import { flagsUnder } from '../../worker/read/live-flags.ts';
import { readCatalog, readConfig } from '../../worker/read/records-kv.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { hush } from './hushed.ts';
import {
  callAs,
  configOf,
  decided,
  offered,
  post,
  publish,
  SHOP,
  storeWith,
  type TestStore,
  welcome,
} from './shop.ts';

const giving = (offer: object) => welcome({ kind: 'message', form: undefined, offer });
const drawing = giving({ kind: 'percent', percent: 15, code: { pool: 'rare' } });
const limited = (codes: number) =>
  giving({ kind: 'percent', percent: 15, code: { fallback: 'TEA10' }, budget: { codes } });

/** A store whose catalogue was put a moment ago, and whose next one is a minute away. */
async function storeJustPublished(...campaigns: readonly object[]): Promise<TestStore> {
  const store = await storeWith(...campaigns);
  await hush(store);
  return store;
}
const shown = async (store: TestStore) => (await decided(store)).decisions.map(({ campaign }) => campaign);
const explained = async (store: TestStore, config?: object) => {
  const answer = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/explain`, { config });
  return (await answer.json<{ reasons: { code: string }[] }>()).reasons.map(({ code }) => code);
};
/** What decisions know, once every cache has the newest there is. */
async function known(store: TestStore) {
  const [config, catalog] = [await readConfig(env.KV, store.id), await readCatalog(env.KV, store.id)];
  return config && flagsUnder(config.value, catalog?.value ?? null);
}

test('a campaign on a pool that was never filled is not offered from its publishing on, and is once it is filled', async () => {
  const store = await storeJustPublished(welcome());
  expect(await shown(store)).toEqual(['welcome']);
  await publish(store, configOf(drawing));
  expect(await shown(store)).toEqual([]);
  expect(await known(store)).toMatchObject({ emptyPools: ['rare'] });
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/codes/rare`, ['ONLY']);
  expect(await known(store)).toMatchObject({ emptyPools: [] });
  expect(await shown(store)).toEqual(['welcome']);
});

test('a budget that is raised is not spent any more from its publishing on', async () => {
  const store = await storeJustPublished(limited(1));
  expect(await (await post('/v1/codes', await offered(store))).json()).toEqual({ code: 'TEA10' });
  await publish(store, configOf(limited(1)));
  expect(await shown(store)).toEqual([]);
  await publish(store, configOf(limited(2)));
  expect(await shown(store)).toEqual(['welcome']);
});

test('what a config that is not published would run out of is explained and replayed as it would be', async () => {
  const store = await storeJustPublished(welcome());
  const page = { kind: 'home', url: `${SHOP}/`, locale: 'en' };
  const at = Math.floor(Date.now() / 60_000) * 60_000 - 60_000;
  const sample = { v: 1, at, revision: 2, page, session: { visits: 1, pages: 1 }, profile: null, geo: {} };
  await storeStub(env, store.id).keepSample('v', { id: 'a'.repeat(24), at, input: JSON.stringify(sample) });
  expect(await explained(store, configOf(drawing))).toEqual(['no-codes']);
  expect(await explained(store)).toEqual([]);
  const path = `/v1/stores/${store.id}/config?dryRun=true`;
  const dry = async (config: object) =>
    (await (await callAs(store.adminKey, 'PUT', path, config)).json<DryRun>()).replay;
  expect(await dry(configOf(drawing))).toMatchObject({ replayed: 1, anything: { lost: 1, kept: 0 } });
  expect((await dry(configOf(drawing))).campaigns[0]?.examples.lost[0]?.why).toMatch(/code/);
  expect(await dry(configOf(welcome()))).toMatchObject({ anything: { lost: 0, kept: 1 } });
});
