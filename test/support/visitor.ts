// A visitor of the storefront: a fresh browser profile, and what the page says of the campaigns it armed.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { RepriseState } from '../../widget/reprise.d.ts';
import { patient } from './patient.ts';

export type Visitor = Page & {
  /** Every word on the console and every error of the page. */
  readonly noise: string[];
};

export const PHONE: BrowserContextOptions = {
  viewport: { width: 375, height: 667 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

export async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await patient(context);
  const page = await context.newPage();
  const noise: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(String(error)));
  return Object.assign(page, { noise });
}

/** Says something to `window.reprise` and answers what it answers. */
export function reprise(page: Page, ...words: unknown[]): Promise<unknown> {
  return page.evaluate((said) => Reflect.apply(Reflect.get(window, 'reprise'), window, said), words);
}

/** How the page says it stands with a campaign. */
export type Standing = RepriseState;

/** How it stands with each campaign; none before an answer came. */
export const standings = (page: Page): Promise<readonly Standing[]> =>
  page.evaluate(() => Reflect.get(window, 'reprise')?.('debug')?.armed ?? []);

/** Waits until an armed campaign was kept from showing, and answers why. */
export async function refusal(page: Page, campaign: string): Promise<unknown> {
  const found = await page.waitForFunction((id) => {
    const armed: readonly Standing[] = Reflect.get(window, 'reprise')('debug')?.armed ?? [];
    const { state, why } = armed.find((one) => one.campaign === id) ?? {};
    return (state === 'refused' || state === 'waiting') && why !== 'loading' && why;
  }, campaign);
  return found.jsonValue();
}

/** Everything the page keeps in this browser. */
export function kept(
  page: Page,
): Promise<{ local: string[]; session: Record<string, string>; cookies: string }> {
  return page.evaluate(() => ({
    local: Object.keys(localStorage),
    session: { ...sessionStorage },
    cookies: document.cookie,
  }));
}
