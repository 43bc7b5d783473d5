// A person at the demo shop: a fresh browser context, what its console said, and what the Worker decided for it.
import type { Browser, BrowserContext, Page, Request, Response } from 'playwright-core';
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
    let arrived = false;
    // A change of the cart is asked about too: what the page before asked is no answer for the one that opens.
    const here = new Set<Request>();
    const asked = (request: Request) => arrived && here.add(request);
    page.once('framenavigated', () => {
      arrived = true;
    });
    page.on('request', asked);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => isDecide(response) && here.has(response.request())),
      act(),
    ]);
    page.off('request', asked);
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
  const { decisions }: { decisions: { campaign: string; teaser?: boolean }[] } = await response.json();
  return decisions.map(({ campaign, teaser }) => (teaser ? `${campaign}, as a tab` : campaign));
}
