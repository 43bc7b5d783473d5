// A shop as it talks to a running Worker: its admin's calls, and decisions for its signed customers.
import { createHmac } from 'node:crypto';
import type { DecideAnswer } from '../../../shared/schema/decision.ts';
import type { ImportAnswer } from '../../../worker/import/import-answer.ts';
import type { StoreStatus } from '../../../worker/store/api/control.ts';
import type { CustomerView } from '../../../worker/store/api/people.ts';

export type ShopClient = Awaited<ReturnType<typeof createShop>>;

/** Makes a store in pounds at a Worker and returns the calls its owner makes. */
export async function createShop(url: string, operatorKey: string, id: string) {
  const call = async (
    method: string,
    path: string,
    key: string,
    body?: NonNullable<RequestInit['body']>,
    headers: NonNullable<RequestInit['headers']> = {},
  ) => {
    const answer = await fetch(url + path, {
      ...{ method, duplex: 'half' },
      headers: { authorization: `Bearer ${key}`, ...headers },
      ...(body !== undefined && { body }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const store = JSON.stringify({ id, name: 'Gifts', currency: 'GBP', timeZone: 'Europe/London' });
  const made = await call('PUT', '/v1/stores', operatorKey, store);
  const { adminKey, identitySecret } = (await made.json()) as { adminKey: string; identitySecret: string };
  const path = `/v1/stores/${id}`;

  const status = async () => (await (await call('GET', path, adminKey)).json()) as StoreStatus;
  return {
    path,
    adminKey,
    status,
    importOrders: async (body: NonNullable<RequestInit['body']>) =>
      (await (await call('POST', `${path}/orders`, adminKey, body)).json()) as ImportAnswer,
    publish: (config: object) =>
      call('PUT', `${path}/config`, adminKey, JSON.stringify(config), { 'if-match': '*' }),
    customer: async (customer: string) =>
      (await (await call('GET', `${path}/customers/${customer}`, adminKey)).json()) as CustomerView,
    /** Resolves once every profile is published and no job is due. */
    ready: () => until(status, (now) => now.pendingProfiles === 0 && now.pendingJobs === 0),
    decide: async (customer: string, page: object) => {
      const at = Math.floor(Date.now() / 1000);
      const signature = createHmac('sha256', identitySecret).update(`${customer}:${at}`).digest('hex');
      const request = {
        ...{
          store: id,
          consent: true,
          customer: { id: customer, at, signature },
          slots: ['product-below'],
          page,
        },
        session: { visits: 3, pages: 2 },
      };
      const answer = await fetch(`${url}/v1/decide`, { method: 'POST', body: JSON.stringify(request) });
      return ((await answer.json()) as DecideAnswer).decisions;
    },
  };
}

/** Asks until the answer will do. */
export async function until<T>(ask: () => Promise<T>, isEnough: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isEnough(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
