import { expect, test } from 'vitest';
import { IsolateCache } from './isolate-cache.ts';

const AGES = { fresh: 5000, stale: 10_000 };

/** A cache over a source whose loads the test finishes by hand. */
function watched(maxBytes = 1e6) {
  const cache = new IsolateCache<string>(AGES, maxBytes);
  const loads: {
    finish: (value: string, bytes?: number) => void;
    fail: () => void;
    previous: string | undefined;
  }[] = [];
  const behind: Promise<unknown>[] = [];
  const get = (now: number, name = 'a') =>
    cache.get(
      name,
      now,
      (previous) =>
        new Promise((resolve, reject) => {
          const finish = (value: string, bytes = 10) => resolve({ value, bytes });
          loads.push({ finish, fail: () => reject(new Error('down')), previous });
        }),
      (work) => behind.push(work),
    );
  return { cache, loads, behind, get };
}

/** Loads a value at a time. */
async function loaded(use: ReturnType<typeof watched>, now: number, value: string, name = 'a', bytes = 10) {
  const got = use.get(now, name);
  use.loads.at(-1)?.finish(value, bytes);
  return got;
}

test('a fresh value is served without loading', async () => {
  const use = watched();
  await loaded(use, 0, 'one');
  expect(await use.get(4999)).toBe('one');
  expect(use.loads).toHaveLength(1);
});

test('an older value is served to all while one request refreshes it', async () => {
  const use = watched();
  await loaded(use, 0, 'one');
  expect(await Promise.all([use.get(5000), use.get(5001), use.get(9999)])).toEqual(['one', 'one', 'one']);
  expect(use.loads).toHaveLength(2);
  expect(use.loads[1]?.previous).toBe('one');
  use.loads[1]?.finish('two');
  await Promise.all(use.behind);
  expect(await use.get(6000)).toBe('two');
});

test('the oldest value is awaited by every request on a load of its own', async () => {
  const use = watched();
  await loaded(use, 0, 'one');
  const both = [use.get(10_000), use.get(10_001)];
  expect(use.loads).toHaveLength(3);
  use.loads[1]?.finish('two');
  use.loads[2]?.finish('three');
  expect(await Promise.all(both)).toEqual(['two', 'three']);
});

test('of two loads that overlap the one begun later holds', async () => {
  const use = watched();
  const [early, late] = [use.get(0), use.get(100)];
  use.loads[1]?.finish('late');
  await late;
  use.loads[0]?.finish('early');
  expect(await early).toBe('late');
  expect(await use.get(200)).toBe('late');
});

test('a refresh that fails leaves the value and is tried by the next request', async () => {
  const use = watched();
  await loaded(use, 0, 'one');
  await use.get(6000);
  use.loads[1]?.fail();
  await Promise.all(use.behind);
  expect(await use.get(6001)).toBe('one');
  expect(use.loads).toHaveLength(3);
});

test('a load that fails is the fault of its own request, and nothing is remembered of it', async () => {
  const use = watched();
  const got = use.get(0);
  use.loads[0]?.fail();
  await expect(got).rejects.toThrow('down');
  expect(await loaded(use, 1, 'one')).toBe('one');
});

test('what was used longest ago leaves when there is too much', async () => {
  const use = watched(3000);
  await loaded(use, 0, 'A', 'a', 1000);
  await loaded(use, 1, 'B', 'b', 1000);
  await use.get(2, 'a');
  await loaded(use, 3, 'C', 'c', 1000);
  expect(await use.get(4, 'a')).toBe('A');
  expect(use.loads).toHaveLength(3);
  expect(await loaded(use, 5, 'B2', 'b', 1000)).toBe('B2');
});

test('a forgotten value is loaded again', async () => {
  const use = watched();
  await loaded(use, 0, 'one');
  use.cache.forget('a');
  expect(await loaded(use, 1, 'two')).toBe('two');
});
