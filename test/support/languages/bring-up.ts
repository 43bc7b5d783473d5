// Bringing a view up: what a visitor does until it stands on the page.
import type { Locator, Page } from 'playwright-core';
import type { ViewName } from './views-in.ts';

/** `open` goes to the page. Answers the element that the view drew. */
export async function bringUp(page: Page, view: ViewName, open: () => Promise<unknown>): Promise<Locator> {
  await open();
  const root = page.locator('reprise-view .root').last();
  await root.locator(PARTS[view]).first().waitFor({ timeout: 10_000 });
  if (view === 'granted') {
    await root.locator('input[type=email]').fill('ada@visitor.example');
    await root.locator('input[type=checkbox]').check();
    await root.locator('button[type=submit]').click();
    await root.locator('code').waitFor({ timeout: 10_000 });
  }
  if (view === 'recommendations') await root.scrollIntoViewIfNeeded();
  await root.evaluate((element) =>
    Promise.all([
      ...element.getAnimations({ subtree: true }).map((one) => one.finished),
      ...[...element.querySelectorAll('img')]
        .filter((image) => image.checkVisibility())
        .map((image) => image.decode().catch(() => {})),
    ]).then(() => {}),
  );
  return root;
}

/** What is there once the view is. */
const PARTS: Readonly<Record<ViewName, string>> = {
  popup: 'dialog input[type=email]',
  granted: 'dialog input[type=email]',
  'slide-in': 'dialog li',
  bar: '.bar',
  recommendations: 'section li',
  teaser: 'aside',
  'saved-cart': 'dialog li',
};
