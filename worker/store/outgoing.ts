// What admins do to outgoing webhooks: say where they go, and have one sent again.
import type { Endpoint, NewEndpoint } from '../../shared/schema/endpoint.ts';
import type { Actor, Refused } from './api/actor.ts';
import { addAudit } from './audit.ts';
import { dropUnaddressed, redeliver } from './deliveries.ts';
import { scheduleDeliveries } from './delivering.ts';
import { freshSecrets, putEndpoints } from './endpoints.ts';
import type { Home } from './publishing.ts';
import { scheduleRedemptions } from './redemption-schedule.ts';
import { refusal } from './refusal.ts';

/** Makes these all the endpoints there are; secrets that are new are told this once. */
export async function changeEndpoints(
  home: Home,
  actor: Actor,
  wanted: readonly NewEndpoint[],
  now: number,
): Promise<Endpoint[] | Refused> {
  const secrets = await freshSecrets(home, wanted);
  const refused = refusal(home, actor);
  if (refused) return refused;
  const endpoints = home.storage.transactionSync(() => {
    const put = putEndpoints(home.sql, wanted, secrets, now);
    dropUnaddressed(home.sql);
    const rotated = wanted.filter(({ rotate }) => rotate).length;
    addAudit(home.sql, actor, 'endpoints-put', { endpoints: put.length, rotated }, now);
    return put;
  });
  // What waited for one that was switched off goes out now; what there was to tell of codes found nobody to hear it.
  await scheduleDeliveries(home.storage, now);
  await scheduleRedemptions(home.storage, now);
  return endpoints;
}

/** Has a delivery sent again. */
export async function sendAgain(home: Home, id: string, now: number): Promise<{ readonly found: boolean }> {
  const found = redeliver(home.sql, id, now);
  if (found) await scheduleDeliveries(home.storage, now);
  return { found };
}
