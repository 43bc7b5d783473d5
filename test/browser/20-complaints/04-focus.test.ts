// Complaint 4: no trap where it is modal, a trap where it is not; the caret stolen; Escape swallowed; a screen reader
// told nothing.
import { expect, test, vi } from 'vitest';
import { restock, shipping, welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { PHONE, refusal, reprise } from '../../support/visitor.ts';

const onCall = { any: [{ event: 'go' }] };

onStorefront(() => {
  shop.parts = ['shortcuts.js', 'focus-trap.js', 'focus-trap.html'];
});

const view = () => page.locator('reprise-view');
const inShop = (name: string, ...words: unknown[]) =>
  page.evaluate(([called, said]) => Reflect.get(window, called)(...said), [name, words] as const);
const shortcuts = () => page.evaluate(() => Reflect.get(window, 'shortcuts'));

/** What has the focus, in whatever shadow it is. */
const focused = () =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.id || active?.localName;
  });

async function arm(decided: object): Promise<void> {
  shop.answer = () => ({ decisions: [{ ...decided, trigger: onCall }] });
  await page.goto(shop.url);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')?.('debug')?.armed?.length);
}

async function show(decided: object): Promise<void> {
  await arm(decided);
  await reprise(page, 'track', 'go');
  await view().first().waitFor({ state: 'attached' });
}

async function presses(key: string, times: number): Promise<(string | undefined)[]> {
  const stops: (string | undefined)[] = [];
  for (let i = 0; i < times; i++) {
    await page.keyboard.press(key);
    stops.push(await focused());
  }
  return stops;
}

test('a modal popup keeps Tab inside in both directions, and gives the focus back where it was', async () => {
  await arm(welcome);
  await page.locator('#open').focus();
  await reprise(page, 'track', 'go');
  await page.getByRole('dialog').waitFor();
  expect(await focused()).toBe('h2');
  for (const key of ['Tab', 'Shift+Tab'])
    for (const stop of await presses(key, 8)) expect(['email', 'input', 'button']).toContain(stop);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused()).toBe('open');
});

test('who clicked where nothing takes the focus is given it back all the same', async () => {
  await arm(welcome);
  await page.locator('#open').focus();
  await reprise(page, 'track', 'go');
  await page.getByRole('heading', { name: '15% off' }).blur();
  expect(await focused()).toBe('body');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused()).toBe('open');
});

test.each([
  ['slide-in', restock],
  ['bar', shipping],
])(
  'a %s takes no focus, makes nothing inert and lets Tab go through the page and out of it',
  async (_, decided) => {
    await arm(decided);
    await page.locator('#open').focus();
    await reprise(page, 'track', 'go');
    await view().first().waitFor({ state: 'attached' });
    expect(await focused()).toBe('open');
    expect(await page.locator(':modal, [inert], [aria-hidden=true]:not(.picture)').count()).toBe(0);
    const stops = await presses('Tab', 25);
    expect(stops).toContain('a');
    expect(stops).toContain('body');
    expect(stops).toContain('button');
  },
);

test('on a phone a popup is not modal either', async () => {
  await enterWith(PHONE);
  await show(welcome);
  expect(await focused()).toBe('body');
  expect(await page.locator(':modal, [inert]').count()).toBe(0);
});

test.each([
  ['popup', welcome],
  ['slide-in', restock],
])('who types is not interrupted by a %s: the caret and every letter stay', async (_, decided) => {
  await arm(decided);
  await page.locator('#search').focus();
  await reprise(page, 'track', 'go');
  expect(await refusal(page, `${Reflect.get(decided, 'campaign')}`)).toBe('typing');
  await page.keyboard.type('earl grey');
  expect(await focused()).toBe('search');
  expect(await page.locator('#search').inputValue()).toBe('earl grey');
  expect(await view().count()).toBe(0);
  await page.locator('#search').blur();
  await page.getByRole('dialog').waitFor();
});

test('Escape is the shop’s while the focus is in the shop, and ours while it is inside', async () => {
  await show(restock);
  await page.keyboard.press('Escape');
  expect(await shortcuts()).toEqual(['Escape']);
  expect(await page.getByRole('dialog').count()).toBe(1);
  await page.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  expect(await shortcuts()).toEqual(['Escape', 'Escape']);
});

test('keys typed inside do not reach the shortcuts of the shop, those typed beside it do', async () => {
  await show(welcome);
  await page.getByLabel('Email address').pressSequentially('j/k@shop.example');
  expect(await page.getByLabel('Email address').inputValue()).toBe('j/k@shop.example');
  await page.getByRole('button', { name: 'Close' }).press('j');
  expect(await shortcuts()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('k');
  expect(await shortcuts()).toEqual(['k']);
});

test('a dialog of the shop comes first, native or not, and its own trap goes on working', async () => {
  await arm(welcome);
  await inShop('openDrawer', true);
  await reprise(page, 'track', 'go');
  expect(await refusal(page, 'welcome-15')).toBe('dialog');
  expect(new Set(await presses('Tab', 4))).toEqual(new Set(['drawer-checkout', 'drawer-close']));
  await page.evaluate(() => {
    Reflect.get(window, 'closeDrawer')();
    document.querySelector<HTMLDialogElement>('#shop-dialog')?.showModal();
  });
  expect(await view().count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '15% off your first order' }).waitFor();
});

test('a trap that does not say it is one gets no tug-of-war: what is typed in the popup arrives', async () => {
  await show(welcome);
  await page.evaluate(() => document.querySelector<HTMLElement>('#open')?.click());
  await inShop('openDrawer', false);
  await page.getByLabel('Email address').click();
  await page.keyboard.type('ada@shop.example');
  expect(await page.getByLabel('Email address').inputValue()).toBe('ada@shop.example');
});

test('a screen reader hears a slide-in and a bar, in a region that was there before the words', async () => {
  for (const decided of [restock, shipping]) {
    await enterWith({});
    await page.addInitScript(() => {
      const spoken: string[] = [];
      Reflect.set(window, 'spoken', spoken);
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (options) {
        const tree = attach.call(this, options);
        new MutationObserver((changes) => {
          for (const { target } of changes) {
            const region = target.parentElement?.closest('[role=status]') ?? target;
            const isRegion = region instanceof Element && region.getAttribute('role') === 'status';
            if (isRegion && region.textContent) spoken.push(region.textContent);
          }
        }).observe(tree, { subtree: true, childList: true, characterData: true });
        return tree;
      };
    });
    await show(decided);
    await vi.waitFor(
      async () => expect(await page.evaluate(() => Reflect.get(window, 'spoken'))).toHaveLength(1),
      until,
    );
  }
});

test('a popup has a name, and what is wrong with its form is tied to its field', async () => {
  await show(welcome);
  await page.getByRole('button', { name: 'Get my code' }).click();
  const field = page.getByRole('textbox', { name: 'Email address' });
  await page.getByRole('alert').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const described = await field.evaluate((element) => {
    const root = element.getRootNode();
    const id = element.getAttribute('aria-describedby') ?? '';
    return root instanceof ShadowRoot ? root.getElementById(id)?.textContent : '';
  });
  expect(described).toContain('Please enter a valid email.');
});
