// What other people's pages have to fetch, in gzip bytes of the built files. `npm run build` comes first.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const assets = resolve(import.meta.dirname, '../dist/assets');
const read = (path: string) => readFileSync(join(assets, path), 'utf8');
const weight = (path: string) => gzipSync(read(path), { level: 9 }).length;

/** A chunk and everything it imports statically, each once. */
function fetched(path: string, known = new Set<string>()): Set<string> {
  if (known.has(path)) return known;
  known.add(path);
  for (const [, name] of read(path).matchAll(/(?:from|^import|;import)\s*"\.\/([\w-]+\.js)\?v=/g))
    fetched(`r/${name}`, known);
  return known;
}

const total = (paths: Iterable<string>) => [...paths].reduce((sum, path) => sum + weight(path), 0);

test('the site is built', () => {
  expect(existsSync(join(assets, 'reprise.js')), 'run `npm run build` first').toBe(true);
});

test('the loader weighs at most 4,096 bytes, all adapters and consent in it', () => {
  expect(weight('reprise.js')).toBeLessThanOrEqual(4096);
});

test('everything fetched to show a popup weighs at most 10,240 bytes', () => {
  const popup = new Set([...fetched('r/show.js'), ...fetched('r/overlay.js')]);
  expect([...popup]).toEqual(['r/show.js', 'r/overlay.js']);
  expect(total(popup)).toBeLessThanOrEqual(10_240);
});

test('what a held-out visitor fetches holds no view and no framework', () => {
  const held = new Set([...fetched('r/show.js'), ...fetched('r/placed.js')]);
  expect([...held]).toEqual(['r/show.js', 'r/placed.js']);
  expect(weight('r/show.js')).toBeLessThanOrEqual(4400);
  expect(weight('r/placed.js')).toBeLessThanOrEqual(1024);
  for (const path of held) expect(read(path)).not.toContain('attachShadow');
});

test('the loader and the popup bring no schema library and no hooks along', () => {
  const all = ['reprise.js', ...fetched('r/show.js'), ...fetched('r/products.js')].map(read).join();
  expect(all).not.toMatch(/valibot|useState|componentDidMount\(\)/);
});
