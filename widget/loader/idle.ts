// Idle: our work waits until the page has done its own.

/** Calls `work` once the document is there and the browser has time. */
export function whenIdle(work: () => void): void {
  // Not every browser has it.
  const queue = () => window.requestIdleCallback?.(work, { timeout: 1000 }) ?? setTimeout(work);
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', queue);
  else queue();
}
