import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { PageKind } from '../../../shared/schema/page.ts';
import { browser, onDemoShop, worker } from '../../support/on-demo-shop.ts';
import { type Shopper, shopper } from '../../support/shopper.ts';
import { dataFolder, freePort, startWorker } from '../../support/worker.ts';

onDemoShop();

/** What is looked at of a decide answer. */
const Answer = v.object({
  decisions: v.array(
    v.object({
      campaign: v.string(),
      view: v.object({ as: v.string() }),
      trigger: v.object({ any: v.array(v.record(v.string(), v.unknown())) }),
    }),
  ),
});

const enter = (): Promise<Shopper> => shopper(browser, worker.shop);
const welcome = ({ page }: Shopper) => page.getByRole('dialog', { name: '15% off your first cup' });
const scrollDown = ({ page }: Shopper) => page.mouse.wheel(0, 4000);

describe('a new visitor', () => {
  it('is welcomed first on every kind of page, and by no other overlay of itself', async () => {
    for (const kind of PageKind.options) {
      const page = { kind, url: worker.shop, locale: 'en' };
      const body = JSON.stringify({ store: 'demo', consent: true, page, session: { visits: 1, pages: 1 } });
      const answer = await fetch(`${worker.url}/v1/decide`, { method: 'POST', body });
      const { decisions } = v.parse(Answer, await answer.json());
      const overlays = decisions.filter(
        ({ view, trigger }) => /popup|slide-in/.test(view.as) && !trigger.any.every((one) => 'click' in one),
      );
      expect(
        overlays.map((one) => one.campaign),
        kind,
      ).toEqual(['welcome-15']);
    }
  });

  it('gets the welcome popup wherever they come in, when they have waited', async () => {
    const paths = ['', 'tea/', 'products/uji-sencha/', 'cart/', 'thank-you/'];
    await Promise.all(
      paths.map(async (path) => {
        const visitor = await enter();
        expect((await visitor.visit(path))[0], path).toBe('welcome-15');
        await welcome(visitor).waitFor({ timeout: 20_000 });
        await visitor.context.close();
      }),
    );
  });

  it('gets it before its time is up when they scroll', async () => {
    const visitor = await enter();
    // Its time is never up.
    await visitor.page.addInitScript(() => {
      const soon = setTimeout;
      Reflect.set(window, 'setTimeout', (work: TimerHandler, ms = 0) => (ms < 3000 ? soon(work, ms) : 0));
    });
    await visitor.visit('tea/');
    expect(await welcome(visitor).count()).toBe(0);
    await scrollDown(visitor);
    await welcome(visitor).waitFor();
    await visitor.context.close();
  });

  it('leaves an address, gets a code that is in the cart, and is not asked again', async () => {
    const visitor = await enter();
    const { page } = visitor;
    await visitor.visit('products/uji-sencha/');
    await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
    await scrollDown(visitor);
    await page.getByLabel('Email address').pressSequentially('new@visitor.example');
    await page.getByRole('button', { name: 'Get my 15%' }).click();
    const done = page.getByRole('dialog', { name: 'Welcome to the table' });
    await done.waitFor();
    const code = await done.locator('code').textContent();
    expect(code).toMatch(/^KC15-[A-Z2-9]{6}$/);
    await done.getByRole('button', { name: 'Keep looking' }).click();
    await done.waitFor({ state: 'detached' });

    expect(await visitor.decidedAfter(() => page.getByRole('link', { name: /^Cart/ }).click())).not.toContain(
      'welcome-15',
    );
    expect(await page.locator('[data-code]').textContent()).toBe(code);
    expect(await page.locator('[data-total]').textContent()).toBe('€11.73');
    expect(await visitor.decidedAfter(() => page.reload())).not.toContain('welcome-15');
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  it('is not asked again on the next page after closing, but finds the offer in its tab', async () => {
    const visitor = await enter();
    const { page } = visitor;
    await visitor.visit('');
    await scrollDown(visitor);
    await welcome(visitor).waitFor();
    await page.keyboard.press('Escape');
    await welcome(visitor).waitFor({ state: 'detached' });
    const decided = await visitor.decidedAfter(() =>
      page.getByRole('link', { name: 'Coffee', exact: true }).click(),
    );
    expect(decided).toContain('welcome-15, as a tab');
    expect(decided).not.toContain('welcome-15');
    expect(await visitor.decidedAfter(() => page.reload())).toContain('welcome-15, as a tab');
    await page.getByRole('button', { name: 'Show offer again' }).click();
    await welcome(visitor).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Hide' }).click();
    const after = await visitor.decidedAfter(() => page.reload());
    expect(after.filter((one) => one.startsWith('welcome-15'))).toEqual([]);
    await visitor.context.close();
  });

  it('is one again after becoming a new visitor in the bar', async () => {
    const visitor = await enter();
    await visitor.visit('');
    await scrollDown(visitor);
    await welcome(visitor).waitFor();
    await visitor.page.keyboard.press('Escape');
    expect(await visitor.become('A new visitor')).toContain('welcome-15');
    await visitor.context.close();
  });
});

describe('whoever puts something in the cart', () => {
  it('sees what is missing to free shipping, where the shop says what delivery costs', async () => {
    const visitor = await enter();
    const { page } = visitor;
    await visitor.visit('products/uji-sencha/');
    await page.getByRole('region', { name: '€45.00 to free shipping' }).waitFor();
    expect(await page.locator('.delivery-line').isVisible()).toBe(false);
    for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
    await page.getByRole('region', { name: 'Shipping is on us' }).waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  it('is offered to have the cart kept when they leave', async () => {
    const visitor = await enter();
    const { page } = visitor;
    await visitor.visit('products/uji-sencha/');
    await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
    expect(await visitor.decidedAfter(() => page.reload())).toContain('keep-cart');
    const dialog = page.getByRole('dialog', { name: 'Shall we keep your 1 item for you?' });
    await vi.waitFor(
      async () => {
        await page.mouse.move(600, 300);
        await page.evaluate(() =>
          document.dispatchEvent(new MouseEvent('mouseout', { clientY: -1, relatedTarget: null })),
        );
        expect(await dialog.count()).toBe(1);
      },
      { timeout: 15_000, interval: 250 },
    );
    await dialog.getByRole('listitem').filter({ hasText: 'Uji Sencha' }).waitFor();
    await dialog.getByLabel('Email address').fill('new@visitor.example');
    await dialog.getByRole('button', { name: 'Send me my cart' }).click();
    await page.getByRole('dialog', { name: 'Kept for you' }).waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  it('is told about delivery when they ask, as often as they ask', async () => {
    const visitor = await enter();
    const { page } = visitor;
    await visitor.visit('products/uji-sencha/');
    await page.getByRole('region', { name: '€45.00 to free shipping' }).waitFor();
    const dialog = page.getByRole('dialog', { name: 'How it reaches you' });
    for (let i = 0; i < 2; i++) {
      await page.getByRole('button', { name: 'How it reaches you' }).click();
      await dialog.getByText('From €45 it comes for nothing.').waitFor();
      await dialog.getByRole('button', { name: 'Good to know' }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    await visitor.context.close();
  });
});

describe('in another language', () => {
  it('the offers speak it and are read in its direction, on the next page too', async () => {
    const visitor = await enter();
    const { page } = visitor;
    await visitor.visit('products/uji-sencha/?lang=ar');
    await page.getByRole('region', { name: /للشحن المجاني/ }).waitFor();
    const root = page.locator('reprise-view .root').first();
    expect([await root.getAttribute('lang'), await root.getAttribute('dir')]).toEqual(['ar', 'rtl']);
    await visitor.decidedAfter(() => page.locator('.brand').click());
    await page.getByRole('region', { name: 'ما يشربه الجميع' }).waitFor();
    await visitor.context.close();
  });
});

describe('the at-risk customer', () => {
  it('sees the win-back, and takes its discount along', async () => {
    const mara = await enter();
    const { page } = mara;
    await mara.visit('');
    expect((await mara.become('Mara'))[0]).toBe('come-back');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'We kept your shelf free' }).waitFor();
    await dialog.getByRole('button', { name: 'Take 20% off' }).click();
    await dialog.getByRole('heading', { name: 'Good to have you back' }).waitFor();
    expect(await dialog.locator('code').textContent()).toBe('BACK20');
    expect(mara.complaints).toEqual([]);
    await mara.context.close();
  });
});

describe('the loyal customer', () => {
  it('sees the overridden recommendations, pins in their places', async () => {
    const jonas = await enter();
    await jonas.visit('');
    const campaigns = await jonas.become('Jonas');
    expect(campaigns).toContain('loyal-picks');
    expect(campaigns).not.toContain('goes-well');
    const slot = jonas.page.locator('[data-reprise-slot="product-below"]');
    await slot.getByRole('heading', { name: 'Set aside for our regulars' }).waitFor();
    const cards = slot.getByRole('listitem');
    expect(await cards.count()).toBe(4);
    expect(await cards.nth(0).textContent()).toContain('Nyeri AA');
    expect(await cards.nth(2).textContent()).toContain('Jasmine Pearls');
    await jonas.context.close();
  });

  it('is told of the coffee that is about to run out, and has it in the cart with one press', async () => {
    const jonas = await enter();
    await jonas.visit('');
    expect(await jonas.become('Jonas')).toContain('restock');
    const nudge = jonas.page.getByRole('dialog', { name: /Running low on Harbour Espresso/ });
    await nudge.waitFor();
    await nudge.getByRole('button', { name: 'Add to cart: Harbour Espresso' }).click();
    await jonas.page.locator('[data-cart-count]', { hasText: '1' }).waitFor();
    expect(jonas.complaints).toEqual([]);
    await jonas.context.close();
  });
});

describe('with Reprise out of reach', () => {
  it('the page goes on and the console stays quiet when the Worker is stopped under it', async () => {
    const data = await dataFolder();
    const own = await startWorker(await freePort(), data.folder);
    const visitor = await shopper(browser, own.shop);
    const { page } = visitor;
    const asked: string[] = [];
    await Promise.all([page.waitForResponse(/\/r\/overlay\.js/), visitor.visit('products/guji-natural/')]);
    await page.locator('[data-reprise-slot] a').first().waitFor();
    await own.stop();
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));

    await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
    await page.locator('[data-cart-count]', { hasText: '1' }).waitFor();
    await scrollDown(visitor);
    await page.getByLabel('Email address').fill('new@visitor.example');
    await page.getByRole('button', { name: 'Get my 15%' }).click();
    await page.getByText('Please try again.').waitFor();
    await page.keyboard.press('Escape');
    await welcome(visitor).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
    await page.locator('[data-cart-count]', { hasText: '2' }).waitFor();
    expect(asked.filter((path) => path === '/v1/leads')).toHaveLength(1);
    // Once for each of the two changes of the cart.
    expect(asked.filter((path) => path === '/v1/decide').length).toBeLessThanOrEqual(2);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
    await data.remove();
  });

  for (const [what, pattern] of [
    ['its script', /\/reprise\.js/],
    ['its answers', /\/v1\//],
  ] as const)
    it(`the shop sells, the console stays quiet and nothing is tried twice (${what})`, async () => {
      const visitor = await enter();
      const { page } = visitor;
      let tried = 0;
      await page.route(pattern, (route) => {
        tried += 1;
        return route.abort();
      });
      const failed = page.waitForEvent('requestfailed');
      await page.goto(new URL('products/guji-natural/', worker.shop).href);
      await failed;
      await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
      await page.getByRole('link', { name: /^Cart/ }).click();
      await page.getByText('Guji Natural').waitFor();
      await page.getByRole('button', { name: 'Check out' }).click();
      await page.getByRole('heading', { name: 'Thank you.' }).waitFor();
      expect(await page.locator('[data-cart-count]').textContent()).toBe('0');
      // Once for each page, and once for each change of the cart: filled, then emptied by the order.
      expect(tried).toBeLessThanOrEqual(3 + 2);
      expect(visitor.complaints).toEqual([]);
      await visitor.context.close();
    });
});
