// A Worker whose rows outlive it, in a process group of its own that can be killed like a machine that loses its power.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./durable-worker-process.ts', import.meta.url));

export type DurableWorker = {
  readonly url: string;
  /** SIGKILL to every process of it; resolves when they are gone. */
  readonly kill: () => Promise<void>;
};

/** Starts it on what `folder` holds. */
export async function startDurable(folder: string): Promise<DurableWorker> {
  const child = spawn(process.execPath, [script, folder], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstLine(child);
  return { url, kill: () => killed(child) };
}

async function firstLine(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk);
    if (said.includes('\n')) return said.split('\n', 1)[0] ?? '';
  }
  throw new Error('the Worker ended before it was up');
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
