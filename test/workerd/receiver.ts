// The receiver outside the Worker (test/support/receiver.ts), as tests of one store speak with it.
import type { Received, Scripted } from '../support/receiver.ts';
import type { TestStore } from './shop.ts';

/** Where webhooks of this store are to be sent; `more` for another receiver of the same store. */
export const receiverOf = (store: TestStore, more = ''): string =>
  `https://receiver.example/${store.id}${more}`;

/** Has the receiver answer so, one after another; the last one for good. */
export const script = (url: string, ...answers: readonly Scripted[]): Promise<Response> =>
  fetch(url, { method: 'PUT', body: JSON.stringify(answers) });

/** All that the receiver got. */
export const received = async (store: TestStore): Promise<Received[]> =>
  (await fetch(receiverOf(store))).json<Received[]>();
