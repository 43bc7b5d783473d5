// What the bundles weigh, on one line.
import { gzipSync } from 'node:zlib';
import type { Asset } from './asset.ts';

/** `reprise.js 3,512 · r/show.js 1,240 …` in gzip bytes, of scripts for other people's pages only. */
export function sizeLine(assets: readonly Asset[]): string {
  return assets
    .filter((asset) => asset.path === 'reprise.js' || asset.path.startsWith('r/'))
    .map((asset) => `${asset.path} ${gzipSync(asset.body, { level: 9 }).length.toLocaleString('en')}`)
    .join(' · ');
}
