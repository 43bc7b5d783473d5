import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDemo } from '../../../worker/tools/start/demo-store.ts';
import { requireFreePort } from '../../../worker/tools/start/port.ts';
import { decisionsReady } from '../../../worker/tools/start/ready.ts';
import { storeClient } from '../../../worker/tools/start/store-client.ts';
import {
  dataFolder,
  failingStart,
  freePort,
  type RunningWorker,
  startProcess,
  startWorker,
} from '../../support/worker.ts';

const DAY = 86_400_000;
let worker: RunningWorker;
let folder: string;
let remove: () => Promise<void>;
let port: number;

beforeAll(async () => {
  ({ folder, remove } = await dataFolder());
  port = await freePort();
  worker = await startWorker(port, folder);
});

afterAll(async () => {
  await worker?.stop();
  await remove?.();
});

const get = async (path: string, key = worker.adminKey) =>
  fetch(worker.url + path, { headers: { authorization: `Bearer ${key}` } });

describe('npm start -- --json', () => {
  it('says where everything is in one line on stdout, and nothing else', async () => {
    expect(worker.stdout().trimEnd().split('\n')).toHaveLength(1);
    expect(worker.url).toBe(`http://127.0.0.1:${port}`);
    for (const page of [worker.shop, worker.console]) expect((await fetch(page)).status).toBe(200);
    expect((await get(`/v1/stores/${worker.store}`)).status).toBe(200);
  });

  it('keeps the secrets where only their owner reads them', async () => {
    expect((await stat(join(folder, 'secrets.env'))).mode & 0o777).toBe(0o600);
  });

  it('refuses a port in use in one line, before anything is started', async () => {
    const other = join(folder, 'never');
    const { code, stdout, stderr } = await failingStart(port, other);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(`port ${port} is in use`)]);
    expect(existsSync(other)).toBe(false);
  });

  it('refuses a folder in use', async () => {
    const { code, stderr } = await failingStart(await freePort(), folder);
    expect(code).toBe(1);
    expect(stderr).toContain(`is in use by process ${worker.process.pid}`);
  });

  it('refuses a folder it cannot use, and a port that is none, in one line', async () => {
    const file = join(folder, 'secrets.env', 'inside');
    const { code, stderr } = await failingStart(await freePort(), file);
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(`${file} cannot be used`)]);
    const other = await failingStart('abc', folder);
    expect(other.stderr).toBe('npm start: --port must be a number from 1 to 65535, not abc\n');
  });

  it('serves what it served when it started, whatever is built meanwhile', async () => {
    const before = await (await fetch(worker.shop)).text();
    execFileSync(process.execPath, ['worker/tools/build.ts', '--production'], { stdio: 'ignore' });
    try {
      const shop = await fetch(new URL('products/uji-sencha/', worker.shop));
      expect(shop.status).toBe(200);
      expect(await (await fetch(worker.shop)).text()).toBe(before);
    } finally {
      execFileSync(process.execPath, ['worker/tools/build.ts'], { stdio: 'ignore' });
    }
  });

  it('moves the history along on a later day without adding to it, and its people stay who they are', async () => {
    const call = storeClient(worker.url);
    const before = await (await get('/v1/stores/demo')).json();
    await importDemo(call, worker.adminKey, Date.now() + DAY);
    await decisionsReady(call, 'demo', worker.adminKey);
    expect(await (await get('/v1/stores/demo')).json()).toEqual(before);
    const jonas = await (await get('/v1/stores/demo/customers/jonas')).json();
    expect(jonas).toMatchObject({ segment: 'loyal', orders: 51 });
    expect(jonas.due[0]).toMatchObject({ product: 'harbour-espresso' });
    const mara = await (await get('/v1/stores/demo/customers/mara')).json();
    expect(mara).toMatchObject({ segment: 'at-risk', orders: 4 });
  });

  it('leaves no process behind on SIGTERM, and finds everything again the next time', async () => {
    const etag = await publishChanged();
    const descendants = descendantsOf(worker.process.pid);
    expect(descendants.length).toBeGreaterThan(1);
    expect(await worker.stop()).toBe(0);
    expect(descendants.filter(isAlive)).toEqual([]);
    await requireFreePort(port);

    const { operatorKey } = worker;
    worker = await startWorker(port, folder);
    expect(worker.operatorKey).toBe(operatorKey);
    const config = await get('/v1/stores/demo/config');
    expect(config.headers.get('etag')).toBe(etag);
    expect(await config.text()).toContain('"changed by hand"');
    expect(await (await get('/v1/stores/demo')).json()).toMatchObject({
      orders: expect.any(Number),
      customers: 400,
      products: 24,
    });
  });

  it('leaves no process behind when it is stopped while starting', async () => {
    const data = await dataFolder();
    const other = await freePort();
    const child = startProcess(other, data.folder);
    while (descendantsOf(child.pid).length === 0 || !(await answers(other))) await after(20);
    const descendants = descendantsOf(child.pid);
    const over = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await over).toBe(0);
    expect(descendants.filter(isAlive)).toEqual([]);
    await data.remove();
  });

  it('leaves no process behind when it is killed outright', async () => {
    const data = await dataFolder();
    const killed = await startWorker(await freePort(), data.folder);
    const descendants = descendantsOf(killed.process.pid);
    expect(descendants.length).toBeGreaterThan(1);
    killed.process.kill('SIGKILL');
    await expect.poll(() => descendants.filter(isAlive), { timeout: 20_000 }).toEqual([]);
    await data.remove();
  });
});

/** Changes the live config as a marketer would; the new ETag. */
async function publishChanged(): Promise<string | null> {
  const live = await get('/v1/stores/demo/config');
  const config = await live.json();
  config.campaigns[0].name = 'changed by hand';
  const answer = await fetch(`${worker.url}/v1/stores/demo/config`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${worker.adminKey}`, 'if-match': live.headers.get('etag') ?? '' },
    body: JSON.stringify(config),
  });
  expect(answer.status).toBe(200);
  return answer.headers.get('etag');
}

const answers = (at: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${at}/healthz`).then(
    (response) => response.ok,
    () => false,
  );

/** Every process started by that one, and by those. */
function descendantsOf(pid: number | undefined): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const children = (parent: number | undefined): number[] =>
    rows.flatMap(([own, above]) => (above === parent && own ? [own, ...children(own)] : []));
  return children(pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
