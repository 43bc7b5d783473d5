// `npm start`: Reprise on this machine with the demo shop, in one command. Words go to stderr, the result to stdout.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stop as endEsbuild } from 'esbuild';
import { buildSite } from './build/site.ts';
import { asJson, asWords, type Started } from './start/announce.ts';
import { importDemo, publishConfig, STORE, storeKey } from './start/demo-store.ts';
import { lockFolder } from './start/folder-lock.ts';
import { onLeaving } from './start/leaving.ts';
import { type Options, readOptions } from './start/options.ts';
import { requireFreePort } from './start/port.ts';
import { decisionsReady } from './start/ready.ts';
import { secretsIn } from './start/secrets.ts';
import { Stop } from './start/stop.ts';
import { storeClient } from './start/store-client.ts';
import { startWorker, type WorkerProcess } from './start/worker-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
let worker: WorkerProcess | undefined;
let leaving: Promise<void> | undefined;

onLeaving(() => void leave(0));
try {
  const options = readOptions(process.argv.slice(2), root);
  const started = await start(options);
  process.stdout.write(options.json ? asJson(started) : asWords(started, options.folder));
  await worker?.ended;
  throw new Stop('the Worker ended by itself; what it said is above');
} catch (error) {
  await (leaving ?? fail(error));
}

async function start({ port, folder, json }: Options): Promise<Started> {
  await requireFreePort(port);
  const { file, operatorKey } = await secretsIn(folder);
  lockFolder(folder);
  const assets = join(folder, 'site');
  const say = (words: string) => json || process.stderr.write(`${words} …\n`);
  say('Building what browsers fetch');
  await build(assets);
  say('Starting the Worker on this machine');
  worker = startWorker({ root, port, folder, assets, envFile: file });
  await worker.up();

  const { url } = worker;
  say('Filling the demo shop with a year of orders');
  const call = storeClient(url);
  const adminKey = await storeKey(call, operatorKey);
  await importDemo(call, adminKey, Date.now());
  await publishConfig(call, adminKey, url);
  await decisionsReady(call, STORE, adminKey);
  return { url, shop: `${url}/demo/`, console: `${url}/console/`, store: STORE, adminKey, operatorKey };
}

async function build(to: string): Promise<void> {
  try {
    await buildSite({ root, to, production: false });
  } catch (error) {
    throw new Stop(`the build failed: ${error instanceof Error ? error.message : error}`);
  }
  // esbuild keeps a process of its own for the next build; there is none.
  await endEsbuild();
}

function fail(error: unknown): Promise<void> {
  const words = error instanceof Stop ? error.message : (error instanceof Error && error.stack) || error;
  process.stderr.write(`npm start: ${words}\n`);
  return leave(1);
}

/** Ends what was started, then this process; the first call decides its exit code. */
function leave(code: number): Promise<void> {
  leaving ??= (worker?.stop() ?? Promise.resolve()).then(() => process.exit(code));
  return leaving;
}
