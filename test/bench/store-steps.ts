// The steps of a store's life over whatever storage is given: the Worker's own code, run where its processor time and
// memory can be read.
import type { OrderBatch } from '../../worker/store/api/orders.ts';
import { catalogOf } from '../../worker/store/catalog.ts';
import { fitStore } from '../../worker/store/fit.ts';
import { keepFit } from '../../worker/store/fitted.ts';
import { takeOrders } from '../../worker/store/importing.ts';
import { migrate } from '../../worker/store/migrations.ts';
import { publishRound } from '../../worker/store/profiles.ts';
import { publishCatalog } from '../../worker/store/publish.ts';
import { reportJobs } from '../../worker/store/reports.ts';
import { turns } from '../../worker/store/turns.ts';

/** The steps, each of which awaits `pause` between its bites. */
export function storeSteps(storage: DurableObjectStorage, kv: KVNamespace) {
  migrate(storage);
  const { sql } = storage;
  const home = { storage, sql, kv, store: 'bench', inTurn: turns(), rootKey: '' };
  return {
    take: (batch: OrderBatch, now: number) => takeOrders(storage, batch, now),
    fit: async (now: number, pause: () => Promise<unknown>) => {
      const fitted = await fitStore(sql, now, pause);
      await pause();
      keepFit(sql, fitted, now, 0);
      await pause();
      await publishCatalog(home, catalogOf(sql, now), now);
    },
    report: (now: number, pause: () => Promise<unknown>) => reportJobs(home, pause).reports?.(now),
    publish: async (now: number, pause: () => Promise<unknown>) => {
      while ((await publishRound(home, false, now)) === 'more') await pause();
    },
  };
}
