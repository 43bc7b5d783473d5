// The process of startDurable: the Worker on workerd with its rows in the folder it is told; says where it listens.
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { bundle, OPERATOR_KEY } from './direct-worker.ts';

const folder = process.argv[2] ?? '';
const miniflare = new Miniflare({
  ...convertV4MiniflareOptions({
    modules: true,
    script: await bundle('worker/index.ts'),
    compatibilityDate: '2026-10-23',
    host: '127.0.0.1',
    kvNamespaces: ['KV'],
    durableObjects: { STORES: { className: 'StoreObject', useSQLite: true } },
    bindings: { ROOT_KEY: 'root-key-of-a-test-worker-0123456789', OPERATOR_KEY },
  }),
  resourcePersistencePath: folder,
});
process.stdout.write(`${(await miniflare.ready).origin}\n`);
