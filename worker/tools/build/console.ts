// The console page as files.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asset } from './asset.ts';
import { pageParts } from './page-parts.ts';

/** Everything under `console/`. */
export async function consoleAssets(root: string): Promise<Asset[]> {
  const page = await readFile(join(root, 'widget/console/index.html'), 'utf8');
  return [
    { path: 'console/index.html', body: page },
    ...(await pageParts(root, 'widget/console', 'console', 'console')),
  ];
}
