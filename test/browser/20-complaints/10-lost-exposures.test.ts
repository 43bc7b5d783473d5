// Complaint 10: exposures lost on fast navigation, so arms do not match their weights; the first visit in another variant
// than the next.
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newStore } from '../../bench/admin.ts';
import { restock, welcome } from '../../support/decisions.ts';
import { OPERATOR_KEY, startDirect } from '../../support/direct-worker.ts';
import { enterWith, onStorefront, page, shop, until } from '../../support/on-storefront.ts';

onStorefront();

const shown = (campaign: string) =>
  shop.events.filter((event) => event.kind === 'shown' && event.campaign === campaign);
/** The browser has noted the exposure; whether it was sent is another matter. */
const counted = () =>
  page.waitForFunction(() => JSON.parse(localStorage.getItem('reprise:petal') ?? '{}').exposed?.length);
const leave = (path = '/collections/tea') =>
  page.evaluate((to) => {
    location.href = to;
  }, path);

test('who leaves as soon as the offer is there has been counted, each once', async () => {
  shop.answer = ({ page: { url } }) => (new URL(url).pathname === '/' ? { decisions: [restock] } : {});
  for (let visitors = 1; visitors <= 6; visitors++) {
    await enterWith({});
    await page.goto(shop.url);
    await page.getByRole('dialog').waitFor();
    await counted();
    await leave();
    await vi.waitFor(() => expect(shop.questions).toHaveLength(visitors * 2), until);
    await vi.waitFor(() => expect(shown('restock')).toHaveLength(visitors), until);
  }
  expect(new Set(shown('restock').map(({ id }) => id)).size).toBe(6);
});

test('the arm that is held out is counted in the same moment and the same way', async () => {
  const { content: _, products: __, ...rest } = restock;
  shop.answer = ({ page: { url } }) =>
    new URL(url).pathname === '/' ? { decisions: [{ ...rest, held: true }] } : {};
  await page.goto(shop.url);
  await counted();
  await leave();
  await vi.waitFor(() => expect(shown('restock')).toMatchObject([{ held: true, variant: 'a' }]), until);
});

test('seen on three pages of a visit it is one exposure', async () => {
  shop.answer = () => ({ decisions: [{ ...restock, frequency: {} }], limits: NO_LIMITS });
  for (const path of ['/', '/collections/tea', '/collections/coffee']) {
    await page.goto(shop.url + path);
    await page.getByRole('dialog').waitFor();
  }
  await leave('/cart');
  await vi.waitFor(() => expect(shop.questions).toHaveLength(4), until);
  expect(shown('restock')).toHaveLength(1);
});

test('a browser that refuses a request at the end of a page sends a beacon', async () => {
  shop.answer = ({ page: { url } }) => (new URL(url).pathname === '/' ? { decisions: [restock] } : {});
  await page.addInitScript(() => {
    const real = window.fetch.bind(window);
    window.fetch = (input, options) =>
      String(input).endsWith('/v1/events')
        ? Promise.reject(new TypeError('over quota'))
        : real(input, options);
    // What waits leaves with the page, not before.
    const soon = setTimeout;
    Reflect.set(window, 'setTimeout', (work: TimerHandler, ms = 0) => (ms < 900 ? soon(work, ms) : 0));
  });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await counted();
  await leave();
  await vi.waitFor(() => expect(shown('restock')).toHaveLength(1), until);
});

const NO_LIMITS = { overlaysPerSession: 99, secondsBetweenOverlays: 0, quietUrls: [] };

let worker: { url: string; miniflare: Miniflare };
beforeAll(async () => {
  worker = await startDirect('worker/index.ts');
  const { call } = await newStore(worker.url, OPERATOR_KEY, 'petal');
  const { kind, trigger, view, content } = welcome;
  const variants = ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    weight: 1,
    content: { en: { body: `Arm ${id}` } },
  }));
  await call('PUT', '/config', {
    store: { name: 'Petal', currency: 'EUR', locale: 'en', timeZone: 'Europe/Rome', origins: [] },
    limits: { overlaysPerSession: 20, secondsBetweenOverlays: 0 },
    campaigns: [
      {
        ...{ id: 'arms', kind, status: 'live', trigger, view, content: { en: content } },
        frequency: { perSession: 99, daysAfterClose: 0 },
        experiment: { id: 'arms', holdout: 0.2, variants },
      },
    ],
  });
});
afterAll(() => worker.miniflare.dispose());

test('the variant of the first page is that of every page and visit after it', async () => {
  shop.answer = async (question) => {
    const response = await fetch(`${worker.url}/v1/decide`, {
      method: 'POST',
      body: JSON.stringify(question),
    });
    const { visitor, ...answer } = await response.json();
    // The storefront’s own id is for tests without a Worker.
    return { ...answer, visitor };
  };
  const arms = new Set<unknown>();
  for (let visitors = 0; visitors < 6; visitors++) {
    await enterWith({});
    const seen: unknown[] = [];
    for (const path of ['/', '/collections/tea', '/collections/coffee']) {
      const [answered] = await Promise.all([
        page.waitForResponse('**/v1/decide'),
        page.goto(shop.url + path),
      ]);
      const { decisions } = await answered.json();
      seen.push(`${decisions[0].variant} ${decisions[0].held}`);
      await page.waitForFunction(() => JSON.parse(localStorage.getItem('reprise:petal') ?? '{}').visitor);
      // The next page is half an hour later: another visit.
      await page.evaluate(() => {
        const record = JSON.parse(localStorage.getItem('reprise:petal') ?? '{}');
        localStorage.setItem(
          'reprise:petal',
          JSON.stringify({ ...record, lastAt: Date.now() - 40 * 60_000 }),
        );
      });
    }
    expect(new Set(seen).size, seen.join(', ')).toBe(1);
    arms.add(seen[0]);
  }
  expect(shop.questions.map(({ session }) => session.visits).slice(0, 3)).toEqual([1, 2, 3]);
  expect(arms.size).toBeGreaterThan(1);
});

test('who has not consented is in no arm: always the first, never held out, never counted', async () => {
  shop.tag = '';
  const seen = new Set<unknown>();
  shop.answer = async (question) => {
    const response = await fetch(`${worker.url}/v1/decide`, {
      method: 'POST',
      body: JSON.stringify(question),
    });
    const answer = await response.json();
    seen.add(`${answer.decisions[0].variant} ${answer.decisions[0].held}`);
    return answer;
  };
  for (let visitors = 0; visitors < 6; visitors++) {
    await enterWith({});
    await page.goto(shop.url);
    await page.getByRole('dialog').waitFor();
    await leave();
    await vi.waitFor(() => expect(shop.questions).toHaveLength(visitors * 2 + 2), until);
  }
  expect(seen).toEqual(new Set(['a undefined']));
  expect(shop.batches).toEqual([]);
});
