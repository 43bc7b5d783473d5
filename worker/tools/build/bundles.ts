// The browser bundles: the loader as one classic script, what it fetches later as ES modules under /r/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import type { Asset } from './asset.ts';
import { chunkAssets } from './chunks.ts';
import { leanPreact, PREACT_PRIVATE } from './lean-preact.ts';
import { styleText } from './style-text.ts';

const LOADER = 'widget/loader/index.ts';
const SHOW = 'widget/show/index.ts';
const VIEWS = ['overlay', 'products'].map((view) => `widget/views/${view}.tsx`);

const common = {
  bundle: true,
  write: false,
  metafile: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'silent',
  jsx: 'automatic',
  jsxImportSource: 'preact',
} as const satisfies BuildOptions;

/** `reprise.js` and the chunks of `r/`; an entry that is missing is an error that names it. */
export async function browserBundles(root: string): Promise<Asset[]> {
  for (const entry of [LOADER, SHOW, ...VIEWS])
    if (!existsSync(join(root, entry))) throw new Error(`the browser bundle ${entry} does not exist`);
  const chunks = chunkAssets(await build({ ...common, ...chunkOptions(root) }));
  const show = chunks.find((chunk) => chunk.path === 'r/show.js');
  return [await loaderAsset(root, `r/show.js?v=${show?.version}`), ...chunks];
}

const chunkOptions = (root: string) => ({
  absWorkingDir: root,
  mangleProps: PREACT_PRIVATE,
  entryPoints: [
    { in: SHOW, out: 'show' },
    ...VIEWS.map((view) => ({ in: view, out: view.replace(/^.*\/|\.tsx$/g, '') })),
  ],
  format: 'esm' as const,
  splitting: true,
  plugins: [styleText, leanPreact(root)],
  outdir: 'r',
  chunkNames: 'shared-[hash]',
});

/** One classic script. esbuild's own `iife` brings 400 bytes of CommonJS along, so a module is wrapped here. */
async function loaderAsset(root: string, showPath: string): Promise<Asset> {
  const { outputFiles, metafile } = await build({
    ...common,
    absWorkingDir: root,
    entryPoints: [LOADER],
    format: 'esm',
    outfile: 'reprise.js',
    plugins: [showByAddress(showPath)],
  });
  if (metafile.outputs['reprise.js']?.exports.length) throw new Error(`${LOADER} must not export anything`);
  return { path: 'reprise.js', body: classicScript(outputFiles[0]?.text ?? '', showPath) };
}

/** The loader's `import('../show/index.ts')` is left to the browser. */
const showByAddress = (path: string): Plugin => ({
  name: 'show-by-address',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/show\/index\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : null,
    ),
});

/**
 * A classic script of another origin has no base address for `import()`, so the address is made from the tag's
 * own `src`, read while the script runs. What runs in strict mode as a module runs in the sloppy one all the same.
 */
function classicScript(code: string, path: string): string {
  const address = `import(new URL("${path}",__reprise))`;
  const body = code.trim().replaceAll(`import("${path}")`, address);
  return `(__reprise=>{${body}})(document.currentScript?.src);\n`;
}
