// The stores that the measured pages ask: the demo shop as it is, one with its welcome alone, one that never fits.
import { demoConfig } from '../../../widget/demo/data/config.ts';
import type { RunningWorker } from '../../support/worker.ts';
import { caller, newStore } from '../admin.ts';
import { STORES } from './scenario.ts';

/** Publishes them; pages of `shop` may ask. The popup is due `delaySeconds` after the visitor came. */
export async function publishStores(
  worker: RunningWorker,
  shop: string,
  delaySeconds: number,
): Promise<void> {
  const demo = demoConfig(worker.url);
  const store = { ...demo.store, origins: [shop] };
  const welcome = demo.campaigns.find(({ kind }) => kind === 'welcome');
  if (!welcome) throw new Error('the demo has no welcome');
  const trigger = { any: [{ afterSeconds: delaySeconds }] };
  const offer = { kind: 'percent', percent: 15, code: { fallback: 'WELCOME15' } };
  const popup = { ...welcome, trigger, offer };
  const elsewhere = { ...popup, audience: { pages: ['account'] } };
  const campaigns = demo.campaigns.map((one) => (one === welcome ? { ...one, trigger } : one));

  await caller(worker.url, worker.adminKey, STORES.demo)('PUT', '/config', { ...demo, store, campaigns });
  for (const [id, campaign] of [
    [STORES.popup, popup],
    [STORES.nothing, elsewhere],
  ] as const) {
    const { call } = await newStore(worker.url, worker.operatorKey, id);
    await call('PUT', '/config', { ...demo, store, segments: {}, campaigns: [campaign] });
  }
}
