// A preview with the real Worker: from the link to the code, and what it says of a link that it did not make.
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PreviewLink } from '../../../shared/schema/preview.ts';
import { newStore } from '../../bench/admin.ts';
import { welcome } from '../../support/decisions.ts';
import { OPERATOR_KEY, startDirect } from '../../support/direct-worker.ts';
import { onStorefront, page, shop } from '../../support/on-storefront.ts';

let worker: { url: string; miniflare: Miniflare };
let call: Awaited<ReturnType<typeof newStore>>['call'];

beforeAll(async () => {
  worker = await startDirect('worker/index.ts');
  ({ call } = await newStore(worker.url, OPERATOR_KEY, 'petal'));
});
afterAll(() => worker.miniflare.dispose());

onStorefront(async () => {
  const { kind, offer, view, content } = welcome;
  const consent = { as: 'checkbox', text: { en: 'Email me offers.' } };
  const texts = { content: { en: content }, view };
  await call('PUT', '/config', {
    store: { name: 'Petal', currency: 'EUR', locale: 'en', timeZone: 'Europe/Rome', origins: [shop.url] },
    segments: {},
    campaigns: [
      {
        ...{ id: 'next-month', kind, status: 'draft', trigger: { any: [{ afterSeconds: 3600 }] }, ...texts },
        offer: { ...offer, terms: { en: 'First order.' }, code: { fallback: 'REAL15' } },
        form: { fields: ['email'], deliver: 'screen', consent },
      },
      { id: 'regulars', kind: 'message', status: 'live', audience: { segments: ['loyal'] }, ...texts },
    ],
  });
});

/** The storefront's Worker is the real one, as far as its answers go. */
beforeEach(() =>
  page.route('**/v1/*', async (route) => {
    const request = route.request();
    const body = request.postData();
    const answered = await fetch(worker.url + new URL(request.url()).pathname, {
      method: request.method(),
      headers: { origin: shop.url, 'content-type': 'text/plain' },
      ...(body !== null && { body }),
    });
    const headers = Object.fromEntries(answered.headers);
    await route.fulfill({ status: answered.status, headers, body: await answered.text() });
  }),
);

const linkOf = async (wish: object): Promise<PreviewLink> =>
  (await call('POST', '/preview', { url: `${shop.url}/collections/tea`, ...wish })).json();
const panel = () => page.getByRole('complementary', { name: 'Preview' });

test('a draft is seen, its form filled in and a placeholder had, by whoever opens the link', async () => {
  const { url } = await linkOf({ profile: { orders: 1, lastAt: Date.now() } });
  await page.goto(url);
  await panel().getByText('1 order').waitFor();
  expect(page.url()).toBe(`${shop.url}/collections/tea`);
  expect(await panel().innerText()).toMatch(/regulars\s+.*loyal/);
  await panel().getByRole('button', { name: 'Show now: next-month' }).click();
  await page.getByRole('textbox').fill('marketer@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByText('PREVIEW', { exact: true }).waitFor();
  expect(await (await call('GET', '/leads')).text()).not.toContain('marketer');
});

test('a link that somebody changed is refused, and the panel says so', async () => {
  const { url } = await linkOf({});
  await page.goto(`${url}x`);
  await panel().getByText('The preview link is not one of this store.').waitFor();
  expect(page.url()).toBe(`${shop.url}/collections/tea`);
});
