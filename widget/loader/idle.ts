// Idle: our work waits until the page has done its own.

/** Calls `work` once the document is there and the browser has time; answers how to call it off. */
export function whenIdle(work: () => void): () => void {
  let wanted = true;
  const run = () => wanted && work();
  const queue = () =>
    'requestIdleCallback' in window ? requestIdleCallback(run, { timeout: 1000 }) : setTimeout(run, 50);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', queue, { once: true });
  else queue();
  return () => {
    wanted = false;
  };
}
