// The real Worker with the demo shop, as `npm start -- --json` runs it, on a free port and in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

const root = fileURLToPath(new URL('../..', import.meta.url));

const Started = v.strictObject({
  url: v.string(),
  shop: v.string(),
  console: v.string(),
  store: v.string(),
  adminKey: v.string(),
  operatorKey: v.string(),
});

export type RunningWorker = v.InferOutput<typeof Started> & {
  readonly process: ChildProcess;
  /** Everything on stdout so far. */
  readonly stdout: () => string;
  /** SIGTERM; resolves with the exit code once it has ended. */
  readonly stop: () => Promise<number | null>;
};

/** What became of a start that failed. */
export type FailedStart = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Starts on `port` with data in `folder`; resolves when it says it is ready. Rejects with what it said otherwise. */
export async function startWorker(port: number, folder: string): Promise<RunningWorker> {
  const child = startProcess(port, folder);
  const said = collect(child);
  const line = await Promise.race([firstLine(child), once(child, 'close').then(() => undefined)]);
  if (line === undefined) throw new Error(`the Worker did not start: ${said().stderr}`);
  return {
    ...v.parse(Started, JSON.parse(line)),
    process: child,
    stdout: () => said().stdout,
    stop: () => stop(child),
  };
}

/** Starts, and expects it to end by itself. */
export async function failingStart(port: number | string, folder: string): Promise<FailedStart> {
  const child = startProcess(port, folder);
  const said = collect(child);
  const code = await ended(child);
  return { code, ...said() };
}

/** A port nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** A folder for a Worker's data, and how to remove it. */
export async function dataFolder(): Promise<{
  readonly folder: string;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'reprise-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The bare process: stdin closed and stdout a pipe, as scripts start it. */
export function startProcess(port: number | string, folder: string): ChildProcess {
  const words = ['worker/tools/start.ts', '--port', String(port), '--persist-to', folder, '--json'];
  return spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
}

function collect(child: ChildProcess): () => { stdout: string; stderr: string } {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    stderr += String(chunk);
  });
  return () => ({ stdout, stderr });
}

function firstLine({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    stdout?.on('data', (chunk) => {
      text += String(chunk);
      const [line, more] = text.split('\n', 2);
      if (line !== undefined && more !== undefined) resolve(line);
    });
  });
}

async function stop(child: ChildProcess): Promise<number | null> {
  child.kill('SIGTERM');
  return ended(child);
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return child.exitCode;
}
