// The browser bundles: the loader as one classic script, what it fetches later as ES modules under /r/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import type { Asset } from './asset.ts';
import { chunkAssets } from './chunks.ts';
import { leanPreact } from './lean-preact.ts';
import { LOADER_PRIVATE } from './loader-private.ts';
import { minified } from './minified.ts';
import { styleText } from './style-text.ts';
import { BETWEEN_VIEWS, VIEWS_PRIVATE } from './views-private.ts';

const LOADER = 'widget/loader/index.ts';
/** What the loader imports: when there is an offer to show, where there is a cart to read, in an older browser. */
const LAZY = [
  { in: 'widget/show/index.ts', out: 'show' },
  { in: 'widget/cart/index.ts', out: 'cart' },
  { in: 'widget/loader/history.ts', out: 'history' },
];
/** What show/ imports when an answer or a shop needs it. */
const RARE = ['more-triggers', 'placed', 'reattach', 'tab', 'turnstile'];
/** Views that share chunks. */
const VIEWS = ['overlay', 'products'];
/** Views bundled whole, each on its own: shared with them, what a popup fetches would fall into pieces that weigh more. */
const ALONE = ['bar', 'inline', 'teaser'];
/** Comes instead of show/ in a preview, and brings it along; whole in itself, or views would fall into pieces. */
const PREVIEW = { in: 'widget/preview/index.ts', out: 'preview' };
const viewEntry = (name: string) => ({ in: `widget/views/${name}.tsx`, out: name });
const ENTRIES = [
  ...LAZY,
  ...VIEWS.map(viewEntry),
  ...RARE.map((name) => ({ in: `widget/show/${name}.ts`, out: name })),
];

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
  for (const entry of [LOADER, ...[...ENTRIES, ...ALONE.map(viewEntry), PREVIEW].map((one) => one.in)])
    if (!existsSync(join(root, entry))) throw new Error(`the browser bundle ${entry} does not exist`);
  const alone = (await Promise.all(ALONE.map((name) => chunksOf(root, [viewEntry(name)])))).flat();
  const views = ALONE.map((name) => ({
    source: `views/${name}.tsx`,
    address: `./${name}.js?v=${versionOf(name, alone)}`,
  }));
  const chunks = await chunksOf(root, ENTRIES, views);
  const show = { source: 'show/index.ts', address: `./show.js?v=${versionOf('show', chunks)}` };
  const preview = await chunksOf(root, [PREVIEW], [show]);
  const fetched = [...chunks, ...preview];
  const lazy = [...LAZY, PREVIEW].map((one) => ({
    source: one.in,
    address: `r/${one.out}.js?v=${versionOf(one.out, fetched)}`,
  }));
  return [await loaderAsset(root, lazy), ...fetched, ...alone];
}

const versionOf = (name: string, chunks: readonly Asset[]) =>
  chunks.find(({ path }) => path === `r/${name}.js`)?.version;

const chunksOf = async (root: string, entryPoints: typeof ENTRIES, lazy: readonly Lazy[] = []) =>
  chunkAssets(
    await build({
      ...common,
      absWorkingDir: root,
      mangleProps: VIEWS_PRIVATE,
      mangleCache: { ...BETWEEN_VIEWS },
      entryPoints,
      format: 'esm',
      splitting: true,
      plugins: [...lazy.map(byAddress), styleText, leanPreact(root)],
      outdir: 'r',
      chunkNames: 'shared-[hash]',
    }),
  );

/** A module that `import()` fetches from `address`; `source` is where its path ends. */
type Lazy = { readonly source: string; readonly address: string };

/** One classic script. esbuild's own `iife` brings 400 bytes of CommonJS along, so a module is wrapped here. */
async function loaderAsset(root: string, lazy: readonly Lazy[]): Promise<Asset> {
  const { outputFiles, metafile } = await build({
    ...common,
    absWorkingDir: root,
    mangleProps: LOADER_PRIVATE,
    entryPoints: [LOADER],
    format: 'esm',
    outfile: 'reprise.js',
    plugins: lazy.map(byAddress),
  });
  if (metafile.outputs['reprise.js']?.exports.length) throw new Error(`${LOADER} must not export anything`);
  return { path: 'reprise.js', body: classicScript(await minified(outputFiles[0]?.text ?? ''), lazy) };
}

/** The loader's `import('../show/index.ts')`, and such of a view that is bundled alone, are left to the browser. */
const byAddress = ({ source, address: path }: Lazy): Plugin => ({
  name: `${source}-by-address`,
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\./ }, ({ kind, resolveDir, path: asked }) =>
      kind === 'dynamic-import' && join(resolveDir, asked).endsWith(`/${source}`)
        ? { path, external: true }
        : null,
    ),
});

/**
 * A classic script of another origin has no base address for `import()`, so the address is made from the tag's
 * own `src`, read while the script runs. What runs in strict mode as a module runs in the sloppy one all the same.
 */
function classicScript(code: string, lazy: readonly Lazy[]): string {
  const body = lazy.reduce(
    (text, { address }) => text.replaceAll(`import("${address}")`, `import(new URL("${address}",__))`),
    code.trim(),
  );
  return `(__=>{${body}})(document.currentScript?.src);\n`;
}
