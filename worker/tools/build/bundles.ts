// The browser bundles: the loader as one classic script, what it fetches later as ES modules under /r/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import type { Asset } from './asset.ts';
import { chunkAssets } from './chunks.ts';
import { leanPreact, PREACT_PRIVATE } from './lean-preact.ts';
import { minified } from './minified.ts';
import { styleText } from './style-text.ts';

const LOADER = 'widget/loader/index.ts';
/** What the loader imports when there is an offer to show, and where there is a cart to read. */
const LAZY = ['show', 'cart'] as const;
const VIEWS = ['overlay', 'products'];
const ENTRIES = [
  ...LAZY.map((name) => ({ in: `widget/${name}/index.ts`, out: name })),
  ...VIEWS.map((name) => ({ in: `widget/views/${name}.tsx`, out: name })),
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
  for (const entry of [LOADER, ...ENTRIES.map((one) => one.in)])
    if (!existsSync(join(root, entry))) throw new Error(`the browser bundle ${entry} does not exist`);
  const chunks = await chunkAssets(await build({ ...common, ...chunkOptions(root) }));
  const lazy = LAZY.map((name) => {
    const path = `r/${name}.js`;
    return { name, address: `${path}?v=${chunks.find((chunk) => chunk.path === path)?.version}` };
  });
  return [await loaderAsset(root, lazy), ...chunks];
}

const chunkOptions = (root: string) => ({
  absWorkingDir: root,
  mangleProps: PREACT_PRIVATE,
  entryPoints: ENTRIES,
  format: 'esm' as const,
  splitting: true,
  plugins: [styleText, leanPreact(root)],
  outdir: 'r',
  chunkNames: 'shared-[hash]',
});

type Lazy = { readonly name: string; readonly address: string };

/** One classic script. esbuild's own `iife` brings 400 bytes of CommonJS along, so a module is wrapped here. */
async function loaderAsset(root: string, lazy: readonly Lazy[]): Promise<Asset> {
  const { outputFiles, metafile } = await build({
    ...common,
    absWorkingDir: root,
    entryPoints: [LOADER],
    format: 'esm',
    outfile: 'reprise.js',
    plugins: lazy.map(byAddress),
  });
  if (metafile.outputs['reprise.js']?.exports.length) throw new Error(`${LOADER} must not export anything`);
  return { path: 'reprise.js', body: classicScript(await minified(outputFiles[0]?.text ?? ''), lazy) };
}

/** The loader's `import('../show/index.ts')` is left to the browser. */
const byAddress = ({ name, address: path }: Lazy): Plugin => ({
  name: `${name}-by-address`,
  setup: ({ onResolve }) =>
    onResolve({ filter: new RegExp(`/${name}/index\\.ts$`) }, ({ kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : null,
    ),
});

/**
 * A classic script of another origin has no base address for `import()`, so the address is made from the tag's
 * own `src`, read while the script runs. What runs in strict mode as a module runs in the sloppy one all the same.
 */
function classicScript(code: string, lazy: readonly Lazy[]): string {
  const body = lazy.reduce(
    (text, { address }) => text.replaceAll(`import("${address}")`, `import(new URL("${address}",__reprise))`),
    code.trim(),
  );
  return `(__reprise=>{${body}})(document.currentScript?.src);\n`;
}
