// The views are written in Preact and drawn by modules of ours (widget/views/preact): what Preact does for views without
// state, in some 500 bytes instead of its 4,600. Without this plug-in Preact draws them, and they look the same.
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
