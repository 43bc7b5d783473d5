// A shop's mailer: an endpoint that hears of leads, and what it heard.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { storeStub } from '../../worker/store/stub.ts';
import type { Received } from '../support/receiver.ts';
import { callAs, type TestStore } from './shop.ts';

const RECEIVER = 'https://receiver.example';
const HOUR = 3_600_000;

/** News as it is told. */
export type News = {
  readonly type: string;
  readonly data: {
    readonly lead: Readonly<Record<string, unknown>>;
    readonly code?: string;
    readonly confirmUrl?: string;
    readonly savedCart?: unknown;
  };
};

/** Has the store tell a mailer of its leads. */
export const withMailer = (store: TestStore): Promise<Response> =>
  callAs(store.adminKey, 'PUT', `/v1/stores/${store.id}/endpoints`, {
    endpoints: [{ id: 'mailer', url: `${RECEIVER}/${store.id}`, events: ['lead.created', 'lead.confirmed'] }],
  });

/** Has what is due be sent, and answers all that came so far. */
export async function heard(store: TestStore): Promise<News[]> {
  const stub = storeStub(env, store.id);
  await runInDurableObject(stub, async (_, { storage }) => {
    storage.sql.exec(`INSERT OR REPLACE INTO due_jobs (name, at) VALUES ('deliveries', 1)`);
    await storage.setAlarm(Date.now() + HOUR);
  });
  await runDurableObjectAlarm(stub);
  const received = await (await fetch(`${RECEIVER}/${store.id}`)).json<Received[]>();
  return received.map(({ body }) => JSON.parse(body));
}
