// Script and style sheet of a page of our own: demo shop or console.
import { build } from 'esbuild';
import type { Asset } from './asset.ts';

/** `{from}/{name}.ts` and `.css`, bundled and minified, as assets under `to/`. */
export async function pageParts(root: string, from: string, name: string, to: string): Promise<Asset[]> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`${from}/${name}.ts`, `${from}/${name}.css`],
    outdir: to,
    bundle: true,
    write: false,
    minify: true,
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles.map((file) => ({ path: `${to}/${file.path.split('/').at(-1)}`, body: file.text }));
}
