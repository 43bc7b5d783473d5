// A store that names no address, as the demo has it: its pages are the Worker's own.
import { expect, test } from 'vitest';
import { callAs, newStore, WORKER } from './shop.ts';

test('without an address of the shop, a preview link leads to the pages of the Worker', async () => {
  const store = await newStore();
  const link = async (body: object) => {
    const answer = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/preview`, body);
    return (await answer.json<{ url: string }>()).url.split('?')[0];
  };
  expect(await link({ url: '/demo/coffee/' })).toBe(`${WORKER}/demo/coffee/`);
  expect(await link({})).toBe(`${WORKER}/`);
});
