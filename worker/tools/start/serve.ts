// The process that is the local Worker: wrangler's development server, told by its argument what to serve. Nothing is
// watched: it serves what was there when it started until it ends, whoever edits or builds meanwhile.
import { unstable_startWorker as serveLocally } from 'wrangler';
import type { Serving } from './worker-process.ts';

// When the process that started this one is gone, however it went, nobody is served any more.
process.once('disconnect', () => process.exit());

const { config, assets, envFile, state, port }: Serving = JSON.parse(process.argv[2] ?? '');
await serveLocally({
  config,
  assets,
  envFiles: [envFile],
  bindings: { DEMO: { type: 'plain_text', value: '1' } },
  dev: { watch: false, inspector: false, persist: state, server: { hostname: '127.0.0.1', port } },
});
