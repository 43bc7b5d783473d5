// `npm run build`: the browser side of Reprise into dist/assets. `--production` leaves the demo shop out.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSite } from './build/site.ts';
import { sizeLine } from './build/size-line.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

try {
  const { values } = parseArgs({ options: { production: { type: 'boolean', default: false } } });
  const began = performance.now();
  const assets = await buildSite({
    root,
    to: join(root, 'dist/assets'),
    production: values.production,
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(2);
  process.stderr.write(`built ${assets.length} files in ${seconds} s · gzip bytes: ${sizeLine(assets)}\n`);
} catch (error) {
  process.stderr.write(`build failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
