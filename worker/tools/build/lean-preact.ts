// Preact as the widget needs it: its nodes, drawn by a module of ours (widget/views/preact) that does what Preact's
// own diff does for views without state. Without this plug-in the views are drawn by Preact itself, and look the same.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Names that only Preact's modules, and ours among them, know: mangled as in its own builds. */
export const PREACT_PRIVATE = /^_[a-z]/;

/** Resolves `preact` to ours, over what makes Preact's nodes. */
export function leanPreact(root: string): Plugin {
  const nodes = join(root, 'node_modules/preact/src/create-element.js');
  const ours = join(root, 'widget/views/preact');
  if (!existsSync(nodes)) throw new Error(`this version of preact has no ${nodes}`);
  return {
    name: 'lean-preact',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^preact$/ }, () => ({ path: join(ours, 'index.ts') }));
      onResolve({ filter: /^preact\/jsx-runtime$/ }, () => ({ path: join(ours, 'jsx-runtime.ts') }));
      onResolve({ filter: /^preact\/src\// }, () => ({ path: nodes }));
      onResolve({ filter: /^\.\/options$/ }, ({ importer }) =>
        importer === nodes ? { path: join(ours, 'options.ts') } : null,
      );
    },
  };
}
