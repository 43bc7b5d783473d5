import { expect, test } from 'vitest';
import { emit } from './hooks.ts';

test('tells whether a hook worked', async () => {
  const hooks = {
    add: [() => undefined],
    refuse: [() => true, async () => false],
    fail: [
      () => {
        throw new Error('sold out');
      },
    ],
    reject: [() => Promise.reject(new Error('sold out'))],
  };
  expect(await emit({}, 'add', {})).toBe(false);
  expect(await emit(hooks, 'add', {})).toBe(true);
  expect(await emit(hooks, 'refuse', {})).toBe(false);
  expect([await emit(hooks, 'fail', {}), await emit(hooks, 'reject', {})]).toEqual([false, false]);
});

test('every hook of a name hears', async () => {
  const heard: object[] = [];
  const hear = (detail: object) => heard.push(detail);
  await emit({ shown: [hear, hear] }, 'shown', { campaign: 'a' });
  expect(heard).toEqual([{ campaign: 'a' }, { campaign: 'a' }]);
});
