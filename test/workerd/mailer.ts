// A shop's mailer: an endpoint that hears of leads, and what it heard.
import { hush, ringFor } from './hushed.ts';
import { received, receiverOf } from './receiver.ts';
import { callAs, type TestStore } from './shop.ts';

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

/** Has the store tell a mailer of its leads, when `heard` is asked; its alarm does not ring by itself any more. */
export async function withMailer(store: TestStore): Promise<void> {
  await callAs(store.adminKey, 'PUT', `/v1/stores/${store.id}/endpoints`, {
    endpoints: [{ id: 'mailer', url: receiverOf(store), events: ['lead.created', 'lead.confirmed'] }],
  });
  await hush(store);
}

/** Has what is due be sent, and answers all that came so far. */
export async function heard(store: TestStore): Promise<News[]> {
  await ringFor(store, 'deliveries');
  return (await received(store)).map(({ body }) => JSON.parse(body));
}
