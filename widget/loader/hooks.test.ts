import { expect, test } from 'vitest';
import { hooks } from './hooks.ts';

test('tells whether a hook worked', async () => {
  const shop = hooks();
  expect(await shop.emit('add', {})).toBe(false);
  shop.on('add', () => undefined);
  expect(await shop.emit('add', {})).toBe(true);
  shop.on('refuse', async () => false);
  expect(await shop.emit('refuse', {})).toBe(false);
  shop.on('fail', () => {
    throw new Error('sold out');
  });
  shop.on('reject', () => Promise.reject(new Error('sold out')));
  expect([await shop.emit('fail', {}), await shop.emit('reject', {})]).toEqual([false, false]);
});

test('knows its hooks by name, whatever the name', async () => {
  const shop = hooks();
  expect([shop.hasHook('add'), shop.hasHook('constructor')]).toEqual([false, false]);
  const heard: object[] = [];
  shop.on('shown', (detail) => heard.push(detail));
  shop.on('shown', (detail) => heard.push(detail));
  await shop.emit('shown', { campaign: 'a' });
  expect(heard).toEqual([{ campaign: 'a' }, { campaign: 'a' }]);
});
