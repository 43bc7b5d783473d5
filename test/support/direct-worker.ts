// A Worker straight on workerd, without the proxy of `wrangler dev`: for measuring, and for long imports.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const OPERATOR_KEY = 'operator-key-of-a-test-worker';

/** Bundles `entry` (a path from the project's root) and serves it on a free port of this machine; its rows are kept in
 * `folder`, or else end with it. */
export async function startDirect(
  entry: string,
  bindings: Readonly<Record<string, string>> = {},
  folder?: string,
): Promise<{ url: string; miniflare: Miniflare }> {
  const options = convertV4MiniflareOptions({
    modules: true,
    script: await bundle(entry),
    compatibilityDate: '2026-10-23',
    host: '127.0.0.1',
    kvNamespaces: ['KV'],
    durableObjects: { STORES: { className: 'StoreObject', useSQLite: true } },
    bindings: { ROOT_KEY: 'root-key-of-a-test-worker-0123456789', OPERATOR_KEY, ...bindings },
  });
  const kept = folder === undefined ? {} : { resourcePersistencePath: folder };
  const miniflare = new Miniflare({ ...options, ...kept });
  const url = (await miniflare.ready).origin;
  return { url, miniflare };
}

/** The Worker as one ES module, as wrangler would deploy it. */
export async function bundle(entry: string, minify = false): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
  });
  return outputFiles[0]?.text ?? '';
}
