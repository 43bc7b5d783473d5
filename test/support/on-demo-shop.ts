// What a browser test of the demo shop begins with: the real Worker with it, and a browser, both for its file.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { dataFolder, freePort, type RunningWorker, startWorker } from './worker.ts';

export let worker: RunningWorker;
export let browser: Browser;

/** Sets up the tests of this file; `prepare` runs once, when both are there. */
export function onDemoShop(prepare?: () => unknown): void {
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const data = await dataFolder();
    remove = data.remove;
    [worker, browser] = await Promise.all([startWorker(await freePort(), data.folder), launchBrowser()]);
    await prepare?.();
  });
  afterAll(async () => {
    await browser?.close();
    await worker?.stop();
    await remove?.();
  });
}
