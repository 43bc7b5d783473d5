// Patience: what the widget gives up after so many seconds, a busy test machine may need longer for. How long it waits
// is asked by no test of the browser.
import type { BrowserContext } from 'playwright-core';

/** Stretches every time limit on requests of the context's pages. */
export function patient(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => timeout(ms * 20);
  });
}
