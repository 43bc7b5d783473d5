import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { hasten, nextJobAt, pendingJobs, runDueJobs, schedule } from '../../worker/store/jobs.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { freshId } from './shop.ts';

const later = Date.now() + 3_600_000;
const inStore = (run: (storage: DurableObjectStorage) => Promise<void>) =>
  runInDurableObject(storeStub(env, freshId()), (_, { storage }) => run(storage));

test('the alarm is moved earlier by an earlier job and never later', () =>
  inStore(async (storage) => {
    await schedule(storage, 'fit', later);
    await schedule(storage, 'catalog', later - 1000);
    await schedule(storage, 'catalog', later + 1000);
    await schedule(storage, 'fit', later + 5000);
    expect(await storage.getAlarm()).toBe(later - 1000);
    expect(nextJobAt(storage.sql)).toBe(later - 1000);
    await hasten(storage, 'nothing that is due', later - 9000);
    expect(await storage.getAlarm()).toBe(later - 1000);
    await hasten(storage, 'fit', later - 9000);
    expect(await storage.getAlarm()).toBe(later - 9000);
  }));

test('a job that throws is tried again later and later, and stays pending until it succeeds', () =>
  inStore(async (storage) => {
    const { sql } = storage;
    let faults = 2;
    const jobs = { fit: () => (faults-- > 0 ? Promise.reject(new Error('not yet')) : Promise.resolve()) };
    await schedule(storage, 'fit', later);
    await runDueJobs(sql, jobs, later);
    const second = nextJobAt(sql) ?? 0;
    expect(second).toBeGreaterThan(later);
    await runDueJobs(sql, jobs, second);
    const third = nextJobAt(sql) ?? 0;
    expect(third - second).toBeGreaterThan(second - later);
    expect(pendingJobs(sql, later)).toBe(1);
    await runDueJobs(sql, jobs, third);
    expect(nextJobAt(sql)).toBeNull();
    expect(pendingJobs(sql, later)).toBe(0);
  }));

test('a job asked for while it runs runs once more', () =>
  inStore(async (storage) => {
    let runs = 0;
    const jobs = {
      fit: async () => {
        runs += 1;
        if (runs === 1) await schedule(storage, 'fit', later + 1);
      },
    };
    await schedule(storage, 'fit', later);
    await runDueJobs(storage.sql, jobs, later);
    expect(nextJobAt(storage.sql)).toBe(later + 1);
    await runDueJobs(storage.sql, jobs, later + 1);
    expect(runs).toBe(2);
    expect(nextJobAt(storage.sql)).toBeNull();
  }));

test('a job that asks for itself a day later, as others ask for it while it runs, is due at the earliest of these', () =>
  inStore(async (storage) => {
    const { sql } = storage;
    const day = 86_400_000;
    const jobs = {
      daily: async () => {
        await schedule(storage, 'daily', later + day);
        await schedule(storage, 'daily', later + day / 2);
        await schedule(storage, 'daily', later + 2 * day);
      },
    };
    await schedule(storage, 'daily', later);
    await runDueJobs(sql, jobs, later);
    expect(nextJobAt(sql)).toBe(later + day / 2);
    expect(pendingJobs(sql, later)).toBe(0);
  }));

test('a job that one before it in the same round took off the list, as the end of a store does, is not done', () =>
  inStore(async (storage) => {
    const { sql } = storage;
    const done: string[] = [];
    const jobs = {
      remove: async () => void sql.exec('DELETE FROM due_jobs'),
      reports: async () => void done.push('reports'),
    };
    await schedule(storage, 'remove', later - 1);
    await schedule(storage, 'reports', later);
    await runDueJobs(sql, jobs, later);
    expect(done).toEqual([]);
    expect(nextJobAt(sql)).toBeNull();
  }));
