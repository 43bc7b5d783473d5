// When to leave: on a signal, and when the npm that started us is gone without passing its signal on.

const LOOK_EVERY_MS = 500;

/** Calls `leave` once, when it is time. */
export function onLeaving(leave: () => void): void {
  let left = false;
  const once = () => {
    if (left) return;
    left = true;
    leave();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
  // Between npm and us there is a shell, and not every shell passes SIGTERM on before it ends.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event)
    setInterval(() => process.ppid !== parent && once(), LOOK_EVERY_MS).unref();
}
