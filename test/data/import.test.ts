// A real shop's year through the HTTP interface of the real Worker, and what its customers are shown then.
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportAnswer } from '../../worker/import/import-answer.ts';
import type { CustomerView } from '../../worker/store/api/people.ts';
import { OPERATOR_KEY, startDirect } from '../support/direct-worker.ts';
import { peakMegabytes } from '../support/peak-memory.ts';
import { hasFile, type MovedFile, movedFile } from './import/moved-file.ts';
import { createShop, type ShopClient, until } from './import/shop-client.ts';

const YEAR = 'online-retail-y1';
const SMALL = 'cdnow-sample';
const here = hasFile(YEAR) && hasFile(SMALL);
if (!here) console.log(`skipped: ../shared/data/${YEAR}.csv.gz is not here`);

const PINS = ['22423', '85123A'];
const config = {
  store: {
    name: 'Gifts',
    currency: 'GBP',
    locale: 'en',
    timeZone: 'Europe/London',
    origins: ['https://gifts.example'],
    // In its first year nobody there falls to a tenth of the usual rate, where lapsed begins without this.
    stages: { atRisk: 0.6, lapsed: 0.4 },
  },
  campaigns: [
    {
      ...{ id: 'restock', kind: 'replenishment', status: 'live', view: { as: 'slide-in' } },
      ...{ trigger: { any: [{ afterSeconds: 1 }] }, replenishment: { confidence: 'balanced', show: 3 } },
      content: { en: { title: 'Running low on {product}?', action: 'Add to cart' } },
    },
    {
      ...{ id: 'win-back', kind: 'message', status: 'live', view: { as: 'popup' } },
      ...{ trigger: { any: [{ afterSeconds: 1 }] }, audience: { segments: ['at-risk'] } },
      content: { en: { title: 'We miss you' } },
    },
    {
      ...{ id: 'loyal-picks', kind: 'recommendations', status: 'live' },
      view: { as: 'inline', slot: 'product-below' },
      audience: { segments: ['loyal'], pages: ['product'] },
      recommendations: {
        ...{ strategy: 'related', show: 4, fallback: 'bestsellers' },
        pin: PINS.map((product, i) => ({ product, position: i + 1 })),
      },
      content: { en: { title: 'Picked for you' } },
    },
  ],
};
const page = {
  ...{ kind: 'product', url: 'https://gifts.example/products/22720', locale: 'en-GB', currency: 'GBP' },
  product: { id: '22720', title: 'SET OF 3 CAKE TINS PANTRY DESIGN' },
};

describe.skipIf(!here)('a year of a real shop', () => {
  let worker: { url: string; miniflare: Miniflare };
  let file: MovedFile;
  let shop: ShopClient;
  let answer: ImportAnswer;
  const views: CustomerView[] = [];

  beforeAll(async () => {
    worker = await startDirect('worker/index.ts');
    file = movedFile(YEAR, Date.now());
    shop = await createShop(worker.url, OPERATOR_KEY, 'gifts');
    await shop.publish(config);
    const began = performance.now();
    answer = await shop.importOrders(file.gzip);
    const seconds = (performance.now() - began) / 1000;
    const megabytes = peakMegabytes();
    await shop.ready();
    const ready = (performance.now() - began) / 1000;
    console.log(
      `${answer.lines} lines in ${seconds.toFixed(1)} s: ${Math.round(answer.lines / seconds)} lines/s, ` +
        `workerd at most ${megabytes} MB; decisions ready after ${ready.toFixed(1)} s, ${peakMegabytes()} MB`,
    );
    for (const customer of [...file.customers].slice(0, 400)) views.push(await shop.customer(customer));
  });

  afterAll(() => worker?.miniflare.dispose());

  test('every line is counted once: new or cancelled', async () => {
    expect(file.lines).toBe(396_280);
    expect(answer).toMatchObject({
      ...{
        orders: file.orders,
        lines: file.lines,
        new: file.lines - file.negative,
        cancelled: file.negative,
      },
      ...{ repeated: 0, rejected: 0, rejections: [], format: 'orders' },
    });
    expect(await shop.status()).toMatchObject({ orders: file.orders, customers: file.customers.size });
  });

  test('customers have a segment, RFM and products that are due', () => {
    for (const { segment, rfm, orders, lastOrderAt } of views) {
      expect(['first-time', 'active', 'loyal', 'at-risk', 'lapsed', 'returning']).toContain(segment);
      for (const score of [rfm.recency, rfm.frequency, rfm.monetary])
        expect([1, 2, 3, 4, 5]).toContain(score);
      expect(segment === 'returning').toBe(orders === 0);
      expect(lastOrderAt ?? 0).toBeLessThan(Date.now());
    }
    const segments = new Set(views.map(({ segment }) => segment));
    for (const segment of ['active', 'loyal', 'at-risk', 'lapsed'] as const)
      expect(segments).toContain(segment);
    expect(views.filter(({ due }) => due.length > 0).length).toBeGreaterThan(5);
  });

  test('a customer with a product that is due is shown the restock nudge with that product', async () => {
    const due = views
      .filter((view) => view.due.length > 0 && view.due[0]?.product !== page.product.id)
      .slice(0, 20);
    for (const view of due) {
      const restock = (await shop.decide(view.id, page)).find(({ campaign }) => campaign === 'restock');
      expect(restock?.products?.[0]).toMatchObject({
        ...{ id: view.due[0]?.product, title: view.due[0]?.title, lastBought: view.due[0]?.lastBought },
        quantity: view.due[0]?.quantity,
      });
    }
    expect(due.length).toBeGreaterThan(5);
    const calm = views.filter((view) => view.due.length === 0).slice(0, 20);
    for (const view of calm) {
      expect((await shop.decide(view.id, page)).map(({ campaign }) => campaign)).not.toContain('restock');
    }
  });

  test('an at-risk customer is shown the win-back, others are not', async () => {
    for (const segment of ['at-risk', 'active', 'loyal', 'lapsed'] as const) {
      const some = views.filter((view) => view.segment === segment).slice(0, 10);
      for (const view of some) {
        const shown = (await shop.decide(view.id, page)).map(({ campaign }) => campaign);
        expect(shown.includes('win-back'), `${view.id}, ${segment}`).toBe(segment === 'at-risk');
      }
      expect(some.length).toBeGreaterThan(0);
    }
  });

  test('a loyal customer is shown the pinned products first, but for what was just bought, then what goes with the page', async () => {
    const hasJustBought = ({ id }: CustomerView) => PINS.some((pin) => file.lately.get(id)?.has(pin));
    const loyal = views.filter((view) => view.segment === 'loyal' && !hasJustBought(view)).slice(0, 10);
    for (const view of loyal) {
      const picks = (await shop.decide(view.id, page)).find(({ campaign }) => campaign === 'loyal-picks');
      const products = picks?.products?.map(({ id }) => id) ?? [];
      expect(products.slice(0, PINS.length)).toEqual(PINS);
      expect(new Set(products).size).toBe(4);
      expect(products).not.toContain(page.product.id);
    }
    expect(loyal.length).toBeGreaterThan(0);
  });

  test('importing the file again changes nothing', async () => {
    const before = await published(worker.miniflare);
    const again = await shop.importOrders(file.gzip);
    expect(again).toEqual({ ...answer, new: 0, cancelled: 0, repeated: file.lines });
    expect(await shop.status()).toMatchObject({ pendingProfiles: 0, pendingJobs: 0, orders: file.orders });
    expect(await published(worker.miniflare)).toEqual(before);
  });

  test('a connection that is cut loses nothing the store took, and a repeat completes it', async () => {
    const small = movedFile(SMALL, Date.now());
    const cut = await createShop(worker.url, OPERATOR_KEY, 'cut');
    const text = gunzipSync(small.gzip);
    const upload = request(`${worker.url}${cut.path}/orders`, {
      ...{ method: 'POST', headers: { authorization: `Bearer ${cut.adminKey}` } },
    }).on('error', () => {});
    upload.write(text.subarray(0, Math.floor(text.length * 0.7)));
    await until(cut.status, ({ orders }) => orders > 0);
    upload.destroy();
    const repeat = await cut.importOrders(small.gzip);
    expect(repeat.repeated).toBeGreaterThan(0);
    expect(repeat.new + repeat.repeated + repeat.cancelled).toBe(small.lines);
    expect(repeat).toMatchObject({ rejected: 0, lines: small.lines, orders: small.orders });
    expect(await cut.status()).toMatchObject({ orders: small.orders });
  });
});

/** The catalogue and some profiles as KV holds them. */
async function published(miniflare: Miniflare): Promise<(string | null)[]> {
  const kv = await miniflare.getKVNamespace('KV');
  const { keys } = await kv.list({ prefix: 'c:gifts:', limit: 200 });
  return Promise.all(['catalog:gifts', ...keys.map(({ name }) => name)].map((name) => kv.get(name, 'text')));
}
