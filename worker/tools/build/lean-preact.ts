// Preact as the widget needs it: its own diff, built from its source, with modules of ours (widget/views/preact) where
// the whole of it carries what no view uses: component state, plug-ins, error boundaries, reordering of lists, the
// cases of its property setter. Two fifths of its weight, and what lets a popup fit in its bytes.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const REPLACED = ['component', 'options', 'diff/children', 'diff/props'];

/** Names that only Preact's modules, and ours among them, know: mangled as in its own builds. */
export const PREACT_PRIVATE = /^_[a-z]/;

/** Resolves `preact` to its source, with ours in place of the modules the widget can do without. */
export function leanPreact(root: string): Plugin {
  const source = join(root, 'node_modules/preact/src');
  const ours = join(root, 'widget/views/preact');
  const replaced = new Map(
    REPLACED.map((name) => [join(source, `${name}.js`), join(ours, `${name.replace('diff/', '')}.ts`)]),
  );
  for (const module of replaced.keys())
    if (!existsSync(module)) throw new Error(`this version of preact has no ${module}`);
  return {
    name: 'lean-preact',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^preact$/ }, () => ({ path: join(ours, 'index.ts') }));
      onResolve({ filter: /^preact\/jsx-runtime$/ }, () => ({ path: join(ours, 'jsx-runtime.ts') }));
      onResolve({ filter: /^preact\/src\// }, ({ path }) => ({
        path: join(source, path.slice('preact/src/'.length)),
      }));
      onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
        const module = replaced.get(`${join(resolveDir, path)}.js`);
        return module ? { path: module } : null;
      });
    },
  };
}
