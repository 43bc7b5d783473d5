import { expect, test } from 'vitest';
import { memory } from './memory.ts';
import { arrived } from './visit.ts';

const record = arrived(undefined, 'https://shop.example/', '', 1_800_000_000_000);

function shelf(): Storage & { items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    get length() {
      return items.size;
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

test('nothing is read or written while it is not allowed', () => {
  const storage = shelf();
  storage.items.set('k', JSON.stringify({ ...record, visitor: 'known' }));
  const kept = memory(
    () => 'k',
    () => storage,
    () => false,
  );
  expect(kept.read()).toBeUndefined();
  kept.write(record);
  expect(kept.read()).toBe(record);
  expect(storage.items.get('k')).toContain('known');
});

test('what another tab wrote is read', () => {
  const storage = shelf();
  const [one, other] = [
    memory(
      () => 'k',
      () => storage,
      () => true,
    ),
    memory(
      () => 'k',
      () => storage,
      () => true,
    ),
  ];
  one.write(record);
  other.write({ ...record, lead: true });
  expect(one.read()).toMatchObject({ lead: true });
});

test('storage that refuses leaves the latest record in memory', () => {
  const full = {
    ...shelf(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  const kept = memory(
    () => 'k',
    () => full,
    () => true,
  );
  kept.write(record);
  kept.write({ ...record, pages: 7 });
  expect(kept.read()).toMatchObject({ pages: 7 });
});

test.each([
  '',
  'null',
  '[]',
  '"x"',
  '{}',
  '{"shown":1}',
  '{"shown":{},"exposed":[],"startedAt":"x"}',
  '{"shown":{"a":{"at":5}},"exposed":[],"startedAt":1}',
  '{"shown":{"a":null},"exposed":[],"startedAt":1}',
  '{"shown":{},"exposed":"a","startedAt":1}',
  '{',
])('a record like %s is none', (text) => {
  const storage = shelf();
  storage.items.set('k', text);
  expect(
    memory(
      () => 'k',
      () => storage,
      () => true,
    ).read(),
  ).toBeUndefined();
});

test('erasing answers the visitor, on disk and in memory, and leaves nothing', () => {
  const storage = shelf();
  storage.items.set('k', JSON.stringify({ ...record, visitor: 'v' }));
  const kept = memory(
    () => 'k',
    () => storage,
    () => false,
  );
  expect(kept.erase()).toBe('v');
  expect(storage.items.size).toBe(0);
  expect(kept.erase()).toBeUndefined();
});

test('a visitor of an earlier page is found even when this one has a record without', () => {
  const storage = shelf();
  storage.items.set('k', JSON.stringify({ ...record, visitor: 'v' }));
  const kept = memory(
    () => 'k',
    () => storage,
    () => false,
  );
  kept.write(record);
  expect(kept.erase()).toBe('v');
});
