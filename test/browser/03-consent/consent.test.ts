import { expect, test, vi } from 'vitest';
import { welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { kept, refusal, reprise } from '../../support/visitor.ts';

const SIGNED = { id: 'c-1', at: 1_700_000_000, signature: 'a'.repeat(64) };

onStorefront(() => {
  shop.tag = '';
  shop.answer = () => ({ decisions: [welcome] });
});

const close = async () => {
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

test('asks about the page alone before consent, and keeps nothing', async () => {
  await page.goto(`${shop.url}/?utm_source=mail`);
  await reprise(page, 'identify', SIGNED);
  await page.getByRole('dialog').waitFor();
  for (const question of shop.questions) {
    expect(question.consent).toBe(false);
    expect(question).not.toHaveProperty('visitor');
    expect(question).not.toHaveProperty('customer');
    expect(question).not.toHaveProperty('session');
  }
  expect(await kept(page)).toEqual({ local: [], session: {}, cookies: '' });
});

test('remembers a closing without consent as the id of the campaign, for this tab', async () => {
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await close();
  expect(await kept(page)).toEqual({
    local: [],
    session: { 'reprise:petal:closed': '["welcome-15"]' },
    cookies: '',
  });
  await page.reload();
  expect(await refusal(page, 'welcome-15')).toBe('closed-recently');
  expect(await page.locator('reprise-view').count()).toBe(0);
  expect(shop.batches).toEqual([]);
});

test('who answered without consent is not asked again in this tab', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, form: { ...welcome.form, consent: undefined } }] });
  await page.goto(shop.url);
  await page.getByLabel('Email address').fill('ada@shop.example');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Here is your code' }).waitFor();
  expect(shop.leads[0]).not.toHaveProperty('visitor');
  await close();
  await page.goto(`${shop.url}/collections/tea`);
  expect(await refusal(page, 'welcome-15')).toBe('closed-recently');
});

test('keeps not even that where the tag says so', async () => {
  shop.tag = 'data-remember-close="off"';
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await close();
  expect(await kept(page)).toEqual({ local: [], session: {}, cookies: '' });
});

test('asks once more when consent is granted, and keeps one record from then on', async () => {
  shop.answer = () => ({});
  await page.goto(`${shop.url}/?utm_source=mail`);
  await vi.waitFor(() => expect(shop.questions).toHaveLength(1), until);
  await reprise(page, 'consent', true);
  await vi.waitFor(() => expect(shop.questions).toHaveLength(2), until);
  expect(shop.questions[1]).toMatchObject({ consent: true, session: { pages: 1, utm: ['utm_source=mail'] } });
  await vi.waitFor(
    async () => expect(await record()).toMatchObject({ visitor: 'visitor-1', pages: 1 }),
    until,
  );
  expect((await kept(page)).local).toEqual(['reprise:petal']);
  await reprise(page, 'consent', true);
  await page.goto(`${shop.url}/collections/tea`);
  await vi.waitFor(() => expect(shop.questions).toHaveLength(3), until);
  await reprise(page, 'consent', true);
  await vi.waitFor(() => expect(shop.questions).toHaveLength(4), until);
  expect(shop.questions.at(-1)).toMatchObject({ visitor: 'visitor-1', session: { visits: 1, pages: 2 } });
});

test('erases everything when consent is withdrawn, and tells the Worker once', async () => {
  shop.tag = 'data-consent="assumed"';
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await close();
  await vi.waitFor(() => expect(shop.events).toHaveLength(2), until);
  await reprise(page, 'consent', false);
  await reprise(page, 'consent', false);
  await vi.waitFor(() => expect(shop.events).toHaveLength(3), until);
  expect(shop.batches.at(-1)).toMatchObject({ visitor: 'visitor-1', events: [{ kind: 'withdrawn' }] });
  await vi.waitFor(() => expect(shop.questions.at(-1)?.consent).toBe(false), until);
  expect((await kept(page)).local).toEqual([]);
});

test('withdrawing in one tab ends what another tab keeps', async () => {
  shop.tag = 'data-consent="assumed"';
  shop.answer = () => ({});
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await record()).toMatchObject({ visitor: 'visitor-1' }), until);
  const other = await page.context().newPage();
  await other.goto(shop.url);
  await vi.waitFor(() => expect(shop.questions).toHaveLength(2), until);
  await reprise(other, 'consent', false);
  await vi.waitFor(async () => {
    expect(await reprise(page, 'debug')).toMatchObject({ consent: 'denied' });
    expect((await kept(page)).local).toEqual([]);
  }, until);
});

test('a page that the browser kept while consent was withdrawn on another knows nobody when it is back', async () => {
  shop.tag = 'data-consent="assumed"';
  shop.answer = () => ({});
  await page.goto(shop.url);
  await vi.waitFor(async () => expect(await record()).toMatchObject({ visitor: 'visitor-1' }), until);
  await page.evaluate(() => {
    // A page that is kept hears of no storage.
    localStorage.removeItem('reprise:petal');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await vi.waitFor(() => expect(shop.questions).toHaveLength(2), until);
  expect(shop.questions[1]).toMatchObject({ consent: false });
  expect(await reprise(page, 'debug')).toMatchObject({ consent: 'denied' });
  expect((await kept(page)).local).toEqual([]);
});

test('a visitor id that comes back after consent was withdrawn is not kept', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asks = 0;
  shop.tag = 'data-consent="assumed"';
  shop.answer = () => ({});
  shop.gate = (path) => (path === '/v1/decide' && ++asks === 1 ? promise : undefined);
  await page.goto(shop.url);
  await vi.waitFor(() => expect(asks).toBe(1), until);
  await reprise(page, 'consent', false);
  await vi.waitFor(() => expect(shop.questions).toHaveLength(1), until);
  const late = page.waitForResponse('**/v1/decide');
  resolve();
  await (await late).finished();
  await reprise(page, 'page', { category: 'tea' });
  await vi.waitFor(() => expect(shop.questions).toHaveLength(3), until);
  expect(shop.questions.at(-1)).not.toHaveProperty('visitor');
  expect(await kept(page)).toEqual({ local: [], session: {}, cookies: '' });
});

test('Global Privacy Control denies, until the visitor consents here', async () => {
  shop.tag = 'data-consent="assumed"';
  await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
  await page.goto(shop.url);
  await vi.waitFor(() => expect(shop.questions[0]?.consent).toBe(false), until);
  expect((await kept(page)).local).toEqual([]);
  await reprise(page, 'consent', true);
  await vi.waitFor(() => expect(shop.questions.at(-1)?.consent).toBe(true), until);
});

test('works where storage is refused', async () => {
  shop.tag = 'data-consent="assumed"';
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await close();
  await vi.waitFor(() => expect(shop.events.map((e) => e.kind)).toEqual(['shown', 'dismissed']), until);
  expect(page.noise).toEqual([]);
});

function record(): Promise<unknown> {
  return page.evaluate(() => JSON.parse(localStorage.getItem('reprise:petal') ?? 'null'));
}
