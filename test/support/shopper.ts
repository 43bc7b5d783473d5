// A person at the demo shop: a fresh browser context, what its console said, and what the Worker decided for it.
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { patient } from './patient.ts';

export type Shopper = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console messages and errors, without the browser's own note that an address failed to load. */
  readonly complaints: readonly string[];
  /** Opens a page of the shop; resolves with the campaigns decided for it. */
  readonly visit: (path: string) => Promise<string[]>;
  /** Does something that opens another page; resolves with the campaigns decided for that one. */
  readonly decidedAfter: (act: () => Promise<unknown>) => Promise<string[]>;
  /** Becomes somebody in the bar at the top; resolves with the campaigns decided for the page it opens. */
  readonly become: (name: string) => Promise<string[]>;
};

/** Somebody who has never been here. */
export async function shopper(browser: Browser, shop: string): Promise<Shopper> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  await patient(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const decidedAfter = async (act: () => Promise<unknown>) => {
    const [answer] = await Promise.all([page.waitForResponse(isDecide), act()]);
    return campaignsOf(answer);
  };
  return {
    ...{ page, context, complaints, decidedAfter },
    visit: (path) => decidedAfter(() => page.goto(new URL(path, shop).href)),
    become: (name) => decidedAfter(() => page.getByRole('group', { name: 'Become' }).getByText(name).click()),
  };
}

const isDecide = (response: Response) => response.url().endsWith('/v1/decide');

async function campaignsOf(response: Response): Promise<string[]> {
  const { decisions }: { decisions: { campaign: string }[] } = await response.json();
  return decisions.map((one) => one.campaign);
}
