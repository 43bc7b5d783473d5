import { expect, it } from 'vitest';
import { thinnedSample } from './thinned-sample.ts';

const offered = (count: number, most = 100) => {
  const sample = thinnedSample<number>(most);
  for (let i = 0; i < count; i++) sample.offer(() => i);
  return sample.items;
};

it('keeps everything while there is room', () => {
  expect(offered(99)).toEqual(Array.from({ length: 99 }, (_, i) => i));
});

it('keeps fewer than its most of however many, evenly spread', () => {
  for (const count of [100, 1000, 12_345]) {
    const items = offered(count);
    expect(items.length).toBeGreaterThanOrEqual(49);
    expect(items.length).toBeLessThan(100);
    const steps = new Set(items.slice(1).map((item, i) => item - (items[i] ?? 0)));
    expect(steps.size).toBe(1);
  }
});

it('does not make what it passes over', () => {
  let made = 0;
  const sample = thinnedSample<number>(100);
  for (let i = 0; i < 100_000; i++) sample.offer(() => made++);
  expect(made).toBeLessThan(1000);
});
