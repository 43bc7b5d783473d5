// Puts a built site on disk. Files are replaced one by one and what is no longer part of it is removed last,
// so a Worker that serves the folder meanwhile never finds it empty.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Asset } from './asset.ts';

/** Makes `folder` hold exactly these assets; unchanged files are left alone. */
export async function writeSite(folder: string, assets: readonly Asset[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(assets.map((asset) => writeAsset(join(folder, asset.path), asset.body)));
  const wanted = new Set(assets.map((asset) => asset.path));
  for (const path of await filesOf(folder))
    if (!wanted.has(path)) await rm(join(folder, path), { force: true });
}

async function writeAsset(path: string, body: string): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before === body) return;
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.new`;
  await writeFile(unfinished, body);
  await rename(unfinished, path);
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.new'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    );
}
