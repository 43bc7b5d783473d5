// Alone: of several windows of a shop only one at a time decides to show an overlay.

/** What one window draws in its next task (scene.ts) and writes to storage reaches another a little later; so long the
 * others wait. */
const SETTLE_MS = 200;

/**
 * Does the work while no other window does. Where the browser has no locks (plain http, refused storage) two windows
 * whose triggers fire in the same moment may both show; that is accepted.
 */
export async function alone(name: string, work: () => void): Promise<void> {
  try {
    await navigator.locks.request(name, async () => {
      work();
      await new Promise((done) => setTimeout(done, SETTLE_MS));
    });
  } catch {
    work();
  }
}
