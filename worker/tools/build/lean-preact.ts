// The views are written in Preact and drawn by a module of ours (widget/views/preact), which does what Preact does for
// views without state in a seventh of its bytes. Without this plug-in Preact itself draws them, and they look the same.
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Resolves `preact` to ours. */
export function leanPreact(root: string): Plugin {
  const ours = join(root, 'widget/views/preact');
  return {
    name: 'lean-preact',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^preact$/ }, () => ({ path: join(ours, 'index.ts') }));
      onResolve({ filter: /^preact\/jsx-runtime$/ }, () => ({ path: join(ours, 'jsx-runtime.ts') }));
    },
  };
}
