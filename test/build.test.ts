import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asset } from '../worker/tools/build/asset.ts';
import { browserBundles } from '../worker/tools/build/bundles.ts';
import { chunkAssets } from '../worker/tools/build/chunks.ts';
import { demoAssets } from '../worker/tools/build/demo.ts';
import { headersFile } from '../worker/tools/build/headers.ts';
import { writeSite } from '../worker/tools/build/write-site.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-build-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Two views that share a module, as the widget's do. */
async function chunksWith(shared: string): Promise<Asset[]> {
  const files = {
    'shared.ts': shared,
    'popup.ts': `import { say } from './shared.ts'; export const popup = () => say('popup');`,
    'bar.ts': `import { say } from './shared.ts'; export const bar = () => say('bar');`,
    'alone.ts': `export const alone = 1;`,
    'frame.ts': `export const frame = (what) => 'framed ' + what; export const mount = frame;`,
    'plain.ts': `export { mount } from './frame.ts';`,
    'fancy.ts': `import { frame } from './frame.ts'; export const mount = (what) => frame(frame(what));`,
    'show.ts': `export const open = (as) => (as === 'bar' ? import('./bar.ts') : import('./popup.ts'));`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const entryPoints = ['show.ts', 'popup.ts', 'bar.ts', 'alone.ts', 'plain.ts', 'fancy.ts'];
  const options = { absWorkingDir: folder, entryPoints, outdir: 'r', chunkNames: 'shared-[hash]' };
  return chunkAssets(
    await build({
      ...options,
      bundle: true,
      minify: true,
      splitting: true,
      format: 'esm',
      write: false,
      metafile: true,
    }),
  );
}

const versions = (assets: readonly Asset[]) => new Map(assets.map((asset) => [asset.path, asset.version]));

describe('the chunks', () => {
  it('keep their paths when their content changes, and change the version of all that import them', async () => {
    const before = versions(await chunksWith(`export const say = (what) => 'one ' + what;`));
    const after = versions(await chunksWith(`export const say = (what) => 'two ' + what;`));
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const path of ['r/with-shared.js', 'r/popup.js', 'r/bar.js', 'r/show.js'])
      expect(after.get(path), path).not.toBe(before.get(path));
    expect(after.get('r/alone.js')).toBe(before.get('r/alone.js'));
  });

  it('have none that only passes another one on: it is that one', async () => {
    const assets = await chunksWith(`export const say = (what) => what;`);
    const { version, body = '' } = assets.find(({ path }) => path === 'r/plain.js') ?? {};
    expect(assets.map(({ path }) => path)).not.toContain('r/with-frame.js');
    expect(body).toContain('framed ');
    expect(body).toMatch(/export\{.* as mount[,}]/);
    const fancy = assets.find(({ path }) => path === 'r/fancy.js')?.body;
    expect(fancy).toContain(`"./plain.js?v=${version}"`);
  });

  it('import each other by the version that is there', async () => {
    const assets = await browserBundles(root);
    const known = versions(assets);
    const imports = assets.flatMap((asset) => [...asset.body.matchAll(/"\.\/([\w-]+\.js)(?:\?v=(\w+))?"/g)]);
    expect(imports.length).toBeGreaterThan(1);
    for (const [, name, version] of imports) expect(known.get(`r/${name}`)).toBe(version);
  });
});

describe('the loader', () => {
  it('is a classic script that finds what it fetches beside itself, whatever the page', async () => {
    const assets = await browserBundles(root);
    const loader = assets.find((asset) => asset.path === 'reprise.js')?.body ?? '';
    const show = assets.find((asset) => asset.path === 'r/show.js');
    expect(() => new Function(loader)).not.toThrow();
    expect(loader).toContain(`import(new URL("r/show.js?v=${show?.version}",__))`);
    expect(loader).toContain('document.currentScript?.src');
  });

  it('that is missing is named', async () => {
    await expect(browserBundles(folder)).rejects.toThrow('widget/loader/index.ts does not exist');
  });
});

describe('the site', () => {
  it('carries no demo shop in production', () => {
    expect(headersFile({ production: true })).not.toContain('/demo');
    expect(headersFile({ production: false })).toContain('/demo/*');
  });

  it('lets any shop fetch the script and its chunks, and keeps each as long as it may', () => {
    const rules = headersFile({ production: true }).split('\n\n');
    const rule = (path: string) => rules.find((one) => one.startsWith(`${path}\n`)) ?? '';
    expect(rule('/reprise.js')).toMatch(/max-age=300\n.*Allow-Origin: \*/s);
    expect(rule('/r/*')).toMatch(/immutable\n.*Allow-Origin: \*/s);
    expect(rule('/*')).toContain('nosniff');
  });

  it('needs no unsafe-anything for the demo shop, whose every page carries the tag once', async () => {
    expect(headersFile({ production: false })).not.toContain('unsafe');
    const pages = (await demoAssets(root)).filter((asset) => asset.path.endsWith('.html'));
    expect(pages).toHaveLength(31);
    for (const { body, path } of pages) {
      expect(body.match(/src="\/reprise\.js"/g), path).toHaveLength(1);
      expect(body, path).not.toMatch(/ (style|on\w+)=|<style|javascript:/);
    }
  });

  it('on disk is what was built and nothing else; what did not change is not written again', async () => {
    const site = join(folder, 'site');
    await writeSite(site, [
      { path: 'a/one.js', body: '1' },
      { path: 'two.js', body: '2' },
    ]);
    const before = await stat(join(site, 'a/one.js'));
    await writeSite(site, [
      { path: 'a/one.js', body: '1' },
      { path: 'three.js', body: '3' },
    ]);
    expect((await readdir(site)).toSorted()).toEqual(['a', 'three.js']);
    expect((await stat(join(site, 'a/one.js'))).ino).toBe(before.ino);
  });
});
