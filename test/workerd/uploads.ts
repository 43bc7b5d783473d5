// Uploads as a shop makes them, and what is looked at in their answers.
import type { ImportAnswer } from '../../worker/import/import-answer.ts';
import { rows } from './rows.ts';
import { call, type TestStore } from './shop.ts';

type Sent = string | ReadableStream | Uint8Array<ArrayBuffer>;

/** Sends a body to `orders`, `products` or `customers`; `type` as its Content-Type. */
export const send = (store: TestStore, what: string, body: Sent, type = ''): Promise<Response> =>
  call('POST', `/v1/stores/${store.id}/${what}`, {
    body,
    headers: { authorization: `Bearer ${store.adminKey}`, ...(type && { 'content-type': type }) },
  });

/** The answer to an upload that is taken. */
export async function imported(store: TestStore, what: string, body: Sent, type = ''): Promise<ImportAnswer> {
  const answer = await send(store, what, body, type);
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** The counts of an answer, without its words. */
export const counts = ({ orders, lines, new: fresh, repeated, cancelled, rejected }: ImportAnswer) => ({
  ...{ orders, lines, new: fresh, repeated, cancelled, rejected },
});

/** What a refused upload is told. */
export async function refusalOf(store: TestStore, what: string, body: Sent): Promise<string> {
  const answer = await send(store, what, body);
  const { errors } = await answer.json<{ errors: { detail: string }[] }>();
  return `${answer.status} ${errors[0]?.detail}`;
}

/** The order lines of a store. */
export const linesOf = (store: TestStore, fields = '*') =>
  rows(store, `SELECT ${fields} FROM order_lines ORDER BY order_id, product, variant, position`);
