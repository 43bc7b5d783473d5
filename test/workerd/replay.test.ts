import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { ReplayReport } from '../../shared/schema/replay-report.ts';
import { strictlyChecked } from '../../worker/routes/body.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { callAs, configOf, SHOP, storeWith, type TestStore, welcome } from './shop.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Keeps `count` samples of visits to pages of a kind, `ago` ms ago. */
async function visited(store: TestStore, kind: string, count: number, ago: number): Promise<void> {
  const at = Math.floor((Date.now() - ago) / MINUTE) * MINUTE;
  const page = { kind, url: `${SHOP}/${kind}`, locale: 'en', device: 'mobile' };
  const session = { visits: 1, pages: 1 };
  const input = JSON.stringify({
    v: 1,
    at,
    revision: 2,
    page,
    session,
    profile: null,
    geo: { country: 'IT' },
  });
  const stub = storeStub(env, store.id);
  for (let i = 0; i < count; i++)
    await stub.keepSample('v', { id: crypto.getRandomValues(new Uint8Array(12)).toHex(), at, input });
}

async function replayOf(store: TestStore, config: object): Promise<ReplayReport> {
  const path = `/v1/stores/${store.id}/config?dryRun=true`;
  const answer = await callAs(store.adminKey, 'PUT', path, config);
  expect(answer.status).toBe(200);
  return strictlyChecked(ReplayReport, (await answer.json<{ replay: unknown }>()).replay);
}

test('a dry run says who would gain and lose a campaign, from what was recorded in seven days', async () => {
  const store = await storeWith(welcome({ id: 'bye', audience: { pages: ['home'] } }));
  await visited(store, 'home', 3, MINUTE);
  await visited(store, 'cart', 5, 3 * DAY);
  const config = configOf(welcome({ audience: { pages: ['cart'], where: { 'page.query.a': 'b' } } }));
  const report = await replayOf(store, configOf(welcome({ audience: { pages: ['cart'] } })));
  expect(report).toMatchObject({
    ...{ against: expect.stringMatching(/^2-/), replayed: 8, kept: 8, untold: [] },
    anything: { gained: 5, lost: 3, kept: 0 },
    campaigns: [
      { campaign: 'welcome', gained: 5, lost: 0, shareAfter: 5 / 8 },
      { campaign: 'bye', gained: 0, lost: 3, shareAfter: 0 },
    ],
  });
  expect(report.campaigns[0]?.examples.gained[0]).toMatchObject({
    page: 'cart',
    path: '/cart',
    stage: 'new',
    country: 'IT',
  });
  expect(report.campaigns[1]?.examples.lost[0]?.why).toBe('The campaign is no longer in the config.');
  expect(await replayOf(store, config)).toMatchObject({ anything: { gained: 0 }, untold: ['page.query.a'] });
});

test('samples of many pages are all taken up, and what has another shape is passed over', async () => {
  const store = await storeWith(welcome());
  await visited(store, 'home', 450, MINUTE);
  await visited(store, 'home', 120, 2 * DAY);
  await storeStub(env, store.id).keepSample('v', { id: 'f'.repeat(24), at: Date.now(), input: '{"v":0}' });
  const report = await replayOf(store, configOf(welcome()));
  expect(report).toMatchObject({ replayed: 570, kept: 571, anything: { gained: 0, lost: 0, kept: 570 } });
});

test('a store that has recorded nothing yet is told so', async () => {
  const store = await storeWith(welcome());
  expect(await replayOf(store, configOf())).toMatchObject({ replayed: 0, kept: 0, campaigns: [] });
});
