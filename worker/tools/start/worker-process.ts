// The local Worker as a child in a process group of its own, so that all of it can be ended at once.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Stop } from './stop.ts';

const UP_WITHIN_MS = 60_000;
const TERM_MS = 4_000;

export type WorkerSettings = {
  readonly root: string;
  readonly port: number;
  /** Holds KV, Durable Objects and whatever else wrangler writes. */
  readonly folder: string;
  /** The built site. */
  readonly assets: string;
  readonly envFile: string;
};

/** What serve.ts is told. */
export type Serving = {
  readonly config: string;
  readonly assets: string;
  /** Holds the Worker's secrets. */
  readonly envFile: string;
  readonly state: string;
  readonly port: number;
};

export type WorkerProcess = {
  readonly url: string;
  /** Resolves once it answers; rejects with Stop when it ends before that, or takes too long. */
  readonly up: () => Promise<void>;
  /** Resolves when it has ended by itself. */
  readonly ended: Promise<void>;
  /** Ends every process of the group; resolves when none is left. */
  readonly stop: () => Promise<void>;
};

/** Starts the Worker with local KV, Durable Objects and assets: no account, no network. Its words go to stderr. */
export function startWorker({ root, port, folder, assets, envFile }: WorkerSettings): WorkerProcess {
  const serving: Serving = {
    ...{ port, assets, envFile },
    config: join(root, 'wrangler.toml'),
    state: join(folder, 'state'),
  };
  const script = fileURLToPath(new URL('./serve.ts', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(serving)], {
    cwd: root,
    detached: process.platform !== 'win32',
    stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
    env: wranglerEnv(folder),
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const url = `http://127.0.0.1:${port}`;
  return { url, up: () => answering(url, ended), ended, stop: () => endGroup(child, ended) };
}

/** wrangler asks nobody for updates or locations, reports to nobody, and writes into the folder only. */
function wranglerEnv(folder: string): NodeJS.ProcessEnv {
  // Secrets of the same name in the shell would win over those of the folder.
  const { ROOT_KEY: _root, OPERATOR_KEY: _operator, ...env } = process.env;
  return {
    ...env,
    CI: '1',
    WRANGLER_LOG: 'warn',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_WRITE_LOGS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    WRANGLER_REGISTRY_PATH: join(folder, 'registry'),
    WRANGLER_CACHE_DIR: join(folder, 'cache'),
  };
}

async function answering(url: string, ended: Promise<void>): Promise<void> {
  const limit = AbortSignal.timeout(UP_WITHIN_MS);
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  while (!limit.aborted) {
    if (gone) throw new Stop('the Worker ended while starting; what it said is above');
    const health = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    if (health?.ok) return;
    await after(100);
  }
  throw new Stop(`the Worker did not answer within ${UP_WITHIN_MS / 1000} seconds`);
}

async function endGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const limit = AbortSignal.timeout(TERM_MS);
  while (isAlive(child) && !limit.aborted) await after(50);
  if (isAlive(child)) signalGroup(child, 'SIGKILL');
  await ended;
}

function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') child.kill(signal);
  else tryKill(-child.pid, signal);
}

/** Whether any process of the group is left: the leader may end before those it started. */
function isAlive(child: ChildProcess): boolean {
  if (child.pid === undefined) return false;
  return process.platform === 'win32' ? child.exitCode === null : tryKill(-child.pid, 0);
}

function tryKill(pid: number, signal: 'SIGTERM' | 'SIGKILL' | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
