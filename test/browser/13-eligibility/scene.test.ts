// What has the visitor's attention comes first: dialogs of the shop, what asks for consent, a field one types into.
import { expect, test } from 'vitest';
import { arm, go, ON_GO, stands, views } from '../../support/armed.ts';
import { picks, welcome } from '../../support/decisions.ts';
import { onStorefront, page } from '../../support/on-storefront.ts';
import { refusal } from '../../support/visitor.ts';

onStorefront();

const waiting = { ...welcome, trigger: ON_GO };
const shown = () => page.getByRole('dialog', { name: '15% off' }).waitFor();

/** Puts an element on the page, styled as its shop would; `inner` is what is in it. */
const put = (attributes: Record<string, string>, style: string, inner = '', tag = 'div') =>
  page.evaluate(
    ([tag, attributes, style, inner]) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.style.cssText = style;
      if (inner) {
        const child = document.createElement('div');
        child.style.cssText = inner;
        child.textContent = 'We value your privacy';
        element.append(child);
      } else element.textContent = 'We value your privacy';
      element.dataset.test = '';
      document.body.append(element);
    },
    [tag, attributes, style, inner] as const,
  );
const takeAway = () => page.evaluate(() => document.querySelector('[data-test]')?.remove());

const BAR = 'position:fixed;inset:auto 0 0 0;height:80px;background:#fff';
const BOX = 'position:fixed;left:20px;bottom:20px;width:360px;height:220px;background:#fff';

test.each([
  ['a banner at the lower edge', { id: 'cookie-banner' }, BAR, ''],
  ['a box in a corner', { class: 'cky-consent-container' }, BOX, ''],
  ['a wrapper with a fixed part in it (OneTrust)', { id: 'onetrust-consent-sdk' }, '', BAR],
  [
    'a fixed wrapper that lets clicks through',
    { class: 'cookie-layer' },
    'position:fixed;inset:0;pointer-events:none',
    `${BOX};pointer-events:auto`,
  ],
  ['Didomi', { id: 'didomi-host' }, '', BAR],
  ['Iubenda', { id: 'iubenda-cs-banner' }, BAR, ''],
  ['Shopify', { id: 'shopify-pc__banner' }, BOX, ''],
  ['Sourcepoint', { id: 'sp_message_container_1' }, 'position:fixed;inset:20% 20%;background:#fff', ''],
])('waits while consent is asked for: %s', async (_, attributes: Record<string, string>, style, inner) => {
  await arm({ decisions: [waiting] });
  await put(attributes, style, inner);
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('consent-dialog');
  expect(await views()).toBe(0);
  await takeAway();
  await shown();
});

test('waits for a consent tool that lives in a shadow root', async () => {
  await arm({ decisions: [waiting] });
  await page.evaluate((css) => {
    const host = document.createElement('aside');
    host.id = 'usercentrics-cmp-ui';
    host.dataset.test = '';
    const banner = document.createElement('div');
    banner.style.cssText = css;
    host.attachShadow({ mode: 'open' }).append(banner);
    document.body.append(host);
  }, BAR);
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('consent-dialog');
  await takeAway();
  await shown();
});

test.each([
  [
    'a floating button for cookie settings',
    { class: 'cookie-settings' },
    'position:fixed;left:20px;bottom:20px;width:60px;height:60px;background:#fff',
  ],
  ['a shop that sells cookies', { class: 'cookie-shelf' }, 'height:900px;background:#fff'],
  ['a consent dialog that is closed', { id: 'cookie-banner' }, `${BAR};display:none`],
  [
    'a consent dialog that is out of the window',
    { id: 'cookie-banner' },
    `${BAR};transform:translateY(200%)`,
  ],
  ['a fixed header', { class: 'header' }, 'position:fixed;inset:0 0 auto 0;height:120px;background:#fff'],
])('does not wait for %s', async (_, attributes: Record<string, string>, style) => {
  await arm({ decisions: [waiting] });
  await page.evaluate(() => document.body.classList.add('cookie-consent-given'));
  await put(attributes, style);
  await go();
  await shown();
});

test('waits while the shop has a modal dialog of its own open', async () => {
  await arm({ decisions: [waiting] });
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#shop-dialog')?.showModal());
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('dialog');
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#shop-dialog')?.close());
  await shown();
});

test('waits for a drawer that says it is modal, while it is on the screen', async () => {
  await arm({ decisions: [waiting] });
  await put(
    { role: 'dialog', 'aria-modal': 'true' },
    'position:fixed;inset:0 0 0 auto;width:400px;background:#fff',
  );
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('dialog');
  await page.evaluate(() => {
    const drawer = document.querySelector<HTMLElement>('[data-test]');
    if (drawer) drawer.style.transform = 'translateX(100%)';
  });
  await shown();
});

test('waits while somebody types, also within a component of the shop', async () => {
  await arm({ decisions: [waiting] });
  await page.evaluate(() => {
    const host = document.createElement('shop-search');
    host.attachShadow({ mode: 'open' }).append(document.createElement('input'));
    document.body.prepend(host);
    host.shadowRoot?.querySelector('input')?.focus();
  });
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('typing');
  await page.evaluate(() =>
    document.querySelector('shop-search')?.shadowRoot?.querySelector('input')?.blur(),
  );
  await shown();
});

test('what has a place in the page waits for none of this', async () => {
  await arm({ decisions: [{ ...picks, trigger: ON_GO }] });
  await put({ id: 'cookie-banner' }, BAR);
  await page.locator('#search').focus();
  await go();
  await stands({ state: 'shown' });
});

test('what was seen before somebody typed is looked at anew after it', async () => {
  await page.addInitScript(() => {
    const look = document.elementFromPoint;
    document.elementFromPoint = (...at) => {
      document.elementFromPoint = look;
      setTimeout(() => document.querySelector<HTMLElement>('#search')?.focus());
      return document.elementFromPoint(...at);
    };
  });
  await arm({ decisions: [waiting] });
  await go();
  await stands({ state: 'waiting', why: 'typing' });
  await page.evaluate(() => {
    document.querySelector<HTMLDialogElement>('#shop-dialog')?.showModal();
  });
  await stands({ state: 'waiting', why: 'dialog' });
  expect(await views()).toBe(0);
});
