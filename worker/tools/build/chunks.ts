// The ES modules behind /r/: stable names, and every import of one carries ?v={hash of its content}.
// A hash covers what the module imports, so a changed leaf changes the address of all above it.
import { createHash } from 'node:crypto';
import type { BuildResult, Metafile } from 'esbuild';
import type { Asset } from './asset.ts';
import { folded } from './folded.ts';
import { minified } from './minified.ts';

type Written = BuildResult<{ write: false; metafile: true }>;
/** One output of esbuild: `file` as esbuild calls it, `name` as it will lie under `r/`. */
export type Chunk = {
  readonly file: string;
  readonly name: string;
  readonly code: string;
  readonly imports: string[];
};
type Hashed = Required<Asset>;

/** The outputs of a split esbuild run as assets under `r/`; chunks that import each other are an error. */
export async function chunkAssets(result: Written): Promise<Hashed[]> {
  const written = folded(await Promise.all(chunksOf(result)));
  const chunks = new Map(written.map((chunk) => [chunk.file, chunk]));
  const done = new Map<string, Hashed>();
  return [...chunks.keys()].map((file) => hashed(file, chunks, done, []));
}

function chunksOf({ outputFiles, metafile }: Written): Promise<Chunk>[] {
  return Object.entries(metafile.outputs).map(async ([path, output]) => ({
    file: baseName(path),
    name: output.entryPoint ? baseName(path) : sharedName(output),
    code: await minified(outputFiles.find((file) => baseName(file.path) === baseName(path))?.text ?? ''),
    imports: output.imports.filter((one) => !one.external).map((one) => baseName(one.path)),
  }));
}

function hashed(
  file: string,
  chunks: ReadonlyMap<string, Chunk>,
  done: Map<string, Hashed>,
  above: readonly string[],
): Hashed {
  const known = done.get(file);
  if (known) return known;
  const chunk = chunks.get(file);
  if (!chunk || above.includes(file))
    throw new Error(`chunks import each other: ${[...above, file].join(', ')}`);
  const body = chunk.imports.reduce((code, imported) => {
    const target = hashed(imported, chunks, done, [...above, file]);
    return code.replaceAll(`"./${imported}"`, `"./${baseName(target.path)}?v=${target.version}"`);
  }, chunk.code);
  const asset = { path: `r/${chunk.name}`, body, version: contentHash(body) };
  done.set(file, asset);
  return asset;
}

/** esbuild tells shared chunks apart by hash; ours keep their address, so they are named after their largest module. */
function sharedName(output: Metafile['outputs'][string]): string {
  const [largest = ''] = Object.entries(output.inputs)
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .map(([path]) => path);
  return `with-${baseName(largest).replace(/\.\w+$/, '')}.js`;
}

const contentHash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 5);
const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
