// A visit: the page opened once in a fresh browser profile on a slow phone, and what it cost.
import type { Browser, CDPSession, Page, Response } from 'playwright-core';
import { devices } from 'playwright-core';
import * as v from 'valibot';
import type { Scenario } from './scenario.ts';
import { CATEGORIES, type MainThread, mainThreadOf } from './trace.ts';

/** How long a page is looked at; what is shown late is waited for, and a second longer. */
const WINDOW_MS = 10_000;
const SETTLED_MS = 1000;

/** A phone's processor on this machine, and the network that Lighthouse calls slow 4G, as DevTools imitates it. */
export const SLOWDOWN = 4;
const SLOW_4G = { latency: 562.5, downloadThroughput: 188_744, uploadThroughput: 86_400 };

export type Visit = MainThread & {
  readonly shift: number;
  /** The largest paint, ms after the start, and what was painted. */
  readonly lcp: number;
  readonly lcpElement: string;
  /** The offer stood on the screen, ms after the start. */
  readonly shownAt: number | undefined;
  readonly fetched: readonly Fetched[];
};

/** Something the tool fetched. */
export type Fetched = {
  readonly path: string;
  readonly script: boolean;
  /** As sent: compressed, without headers. */
  readonly bytes: number;
  readonly beforeShown: boolean;
};

const Seen = v.object({ shift: v.number(), lcp: v.number(), lcpElement: v.string() });

/** In the page: what moved, and what was the largest paint. */
const OBSERVE = `{
  let shift = 0, lcp = 0, lcpElement = '';
  const nameOf = (element) => element ? element.localName + (element.className && '.' + element.className) : 'in a shadow root';
  const observers = [
    ['layout-shift', (entry) => { if (!entry.hadRecentInput) shift += entry.value; }],
    ['largest-contentful-paint', (entry) => { lcp = entry.startTime; lcpElement = nameOf(entry.element); }],
  ].map(([type, take]) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
    observer.observe({ type, buffered: true });
    return () => observer.takeRecords().forEach(take);
  });
  window.benchSeen = () => { for (const take of observers) take(); return { shift, lcp, lcpElement }; };
}`;

/** Opens `url` as the scenario has it. */
export async function visit(browser: Browser, url: string, { tool, shows }: Scenario): Promise<Visit> {
  const context = await browser.newContext({ ...devices['Pixel 7'], locale: 'en' });
  try {
    const page = await context.newPage();
    await slowDown(await context.newCDPSession(page));
    await page.addInitScript(OBSERVE);
    const fetches = watchFetches(page, tool);
    await browser.startTracing(page, { categories: CATEGORIES });
    const started = Date.now();
    await page.goto(url);
    if (shows) await page.locator(shows).first().waitFor({ timeout: 30_000 });
    if (shows) fetches.shown();
    const shownAt = shows === undefined ? undefined : Date.now() - started;
    await page.waitForTimeout(Math.max(WINDOW_MS - (Date.now() - started), SETTLED_MS));
    const seen = v.parse(Seen, await page.evaluate('benchSeen()'));
    const trace = (await browser.stopTracing()).toString();
    return { ...seen, ...mainThreadOf(trace, tool), shownAt, fetched: fetches.all };
  } finally {
    await context.close();
  }
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_4G });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}

/** Everything the page fetches from the tool, and whether its offer stood already. */
function watchFetches(page: Page, tool: string | undefined): { all: Fetched[]; shown: () => void } {
  const all: Fetched[] = [];
  let beforeShown = true;
  const note = (response: Response) => {
    const { pathname, origin } = new URL(response.url());
    if (origin !== tool) return;
    const script = response.request().resourceType() === 'script';
    const bytes = Number(response.headers()['content-length'] ?? 0);
    all.push({ path: pathname, script, bytes, beforeShown });
  };
  page.on('response', note);
  return {
    all,
    shown: () => {
      beforeShown = false;
    },
  };
}
