// The ES modules behind /r/: stable names, and every import of one carries ?v={hash of its content}.
// A hash covers what the module imports, so a changed leaf changes the address of all above it.
import { createHash } from 'node:crypto';
import type { BuildResult } from 'esbuild';
import type { Asset } from './asset.ts';

type Written = BuildResult<{ write: false; metafile: true }>;
type Chunk = { readonly name: string; readonly code: string; readonly imports: readonly string[] };
type Hashed = { readonly code: string; readonly version: string };

/** The chunks of a split esbuild run as assets under `/r/`, with `?v=` in every import between them. */
export function hashedChunks(result: Written): Asset[] {
  const chunks = new Map(chunksOf(result).map((chunk) => [chunk.name, chunk]));
  const done = new Map<string, Hashed>();
  return [...chunks.keys()].map((name) => ({
    path: `r/${stableName(name)}`,
    body: hashed(name, chunks, done, []).code,
    version: hashed(name, chunks, done, []).version,
  }));
}

function chunksOf({ outputFiles, metafile }: Written): Chunk[] {
  return Object.entries(metafile.outputs).map(([path, output]) => ({
    name: baseName(path),
    code: outputFiles.find((file) => file.path.endsWith(`/${path}`))?.text ?? '',
    imports: output.imports.filter((one) => !one.external).map((one) => baseName(one.path)),
  }));
}

function hashed(
  name: string,
  chunks: ReadonlyMap<string, Chunk>,
  done: Map<string, Hashed>,
  above: readonly string[],
): Hashed {
  const known = done.get(name);
  if (known) return known;
  if (above.includes(name)) throw new Error(`chunks import each other: ${[...above, name].join(' → ')}`);
  const chunk = chunks.get(name);
  if (!chunk) throw new Error(`no chunk is named ${name}`);
  const code = chunk.imports.reduce((text, imported) => {
    const { version } = hashed(imported, chunks, done, [...above, name]);
    return text.replaceAll(`"./${imported}"`, `"./${stableName(imported)}?v=${version}"`);
  }, chunk.code);
  const result = { code, version: createHash('sha256').update(code).digest('hex').slice(0, 10) };
  done.set(name, result);
  return result;
}

/** esbuild names shared chunks by hash, to keep them apart; the address must not change with the content. */
const stableName = (name: string) => name.replace(/^shared-[A-Z0-9]+\.js$/, 'shared.js');
const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
